/** What a script that trains on a person's own data asks for, in a comment. */
export const ownDataUsage = "It trains on x_train.npy, y_train.npy, x_test.npy and y_test.npy in the folder that it is run in.";

/** Lines of a Python function `read`, for NumPy as `np`: own data as the page takes them, images as bytes [n, 28, 28] and digits as [n]. */
export const ownDataReader: readonly string[] = [
  "def read(name):",
  '    """Images as bytes [n, 28, 28], or the digits in them; as Trainset reads these files."""',
  '    values = np.load(name + ".npy")',
  '    if name.startswith("y"):',
  "        is_one_hot = values.ndim == 2 and values.shape[1] == 10",
  '        return values.argmax(axis=1) if is_one_hot else values.reshape(-1).astype("int64")',
  '    if values.dtype.kind == "b" or (values.dtype.kind == "f" and values.max() <= 1):',
  "        values = values * 255.0",
  '    return np.rint(values).astype("uint8").reshape(-1, 28, 28)',
];
