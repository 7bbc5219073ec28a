import type { ProgramId } from "../../articles/printedPrograms";
import { type Framework, programs } from "../../articles/programs";
import { kerasCode } from "../../export/kerasCode";
import { pytorchCode } from "../../export/pytorchCode";

/** The text of a program that trains what an article's program is meant to train, and runs. */
export function correctedProgram(id: ProgramId, framework: Framework): string {
  const { experiment, extra } = programs[id];
  if (framework === "pytorch") return pytorchCode(experiment);
  const code = kerasCode(experiment);
  switch (extra) {
    case "none":
      return code;
    case "ownFiles":
      return withOwnFiles(code);
    case "saveAndLoad":
      return code + savedAndLoaded;
  }
}

/** The name of a file for that program. */
export function programFileName(id: ProgramId, framework: Framework): string {
  return `${id}-${framework}.py`;
}

function withOwnFiles(code: string): string {
  const changed = code
    .replace(/^\(x_train, y_train\), .*\n.*\n/m, ownFiles)
    .replace("prepare(images):\n    return", preparedFiles);
  if (!changed.includes("read_images") || !changed.includes("whole = ")) {
    throw new Error("the generated program no longer loads or prepares its images in the lines that are replaced");
  }
  return changed;
}

const ownFiles = `

def read_images(name):
    """[n, 28, 28], whatever of the usual shapes the file has."""
    images = np.load(name)
    if images.size == 0 or images.size != len(images) * 784:
        raise SystemExit(f"{name}: expected images of 28 by 28, found the shape {images.shape}")
    return images.reshape(-1, 28, 28)


def read_labels(name, images):
    """[n] whole numbers 0 to 9, of numbers or of one-hot rows."""
    labels = np.load(name)
    labels = labels.argmax(axis=1) if labels.ndim == 2 and labels.shape[1] == 10 else labels.reshape(-1)
    if len(labels) != len(images):
        raise SystemExit(f"{name}: expected {len(images)} labels, one an image, found {len(labels)}")
    if labels.min() < 0 or labels.max() > 9:
        raise SystemExit(f"{name}: expected labels from 0 to 9, found {labels.min()} to {labels.max()}")
    return labels.astype("int64")


x_train, x_test = read_images("x_train.npy"), read_images("x_test.npy")
y_train, y_test = read_labels("y_train.npy", x_train), read_labels("y_test.npy", x_test)
`;

const preparedFiles = `prepare(images):
    # Fractions with a maximum of 1 are scaled already; everything else counts from 0 to 255.
    whole = np.issubdtype(images.dtype, np.integer) or images.max() > 1
    images = images if whole else images * 255
    return`;

const savedAndLoaded = `
loaded = keras.models.load_model("trainset.keras")
before = model.predict(prepare(x_test), verbose=0)
after = loaded.predict(prepare(x_test), verbose=0)
print(after.shape)  # (10000, 10)
print("equal to the last bit:", np.array_equal(before, after))
# The network ends with logits; softmax makes probabilities of them.
print(keras.ops.convert_to_numpy(keras.ops.softmax(after[:10])))
`;
