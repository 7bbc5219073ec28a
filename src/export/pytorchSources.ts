import type { DataSlot } from "../protocol/ownData";
import { ownDataReader, ownDataUsage } from "./ownDataLines";

/** Where a PyTorch script has its images and digits from. */
interface PytorchSource {
  /** Told in a comment. */
  readonly usage: readonly string[];
  /** Imports, and the function that reads a file. */
  readonly head: readonly string[];
  /** Says where the files are. */
  readonly folder: readonly string[];
  /** The array of one of the four files, as Python. */
  read(slot: DataSlot): string;
}

const torchImports = ["import numpy as np", "import torch", "from torch import nn", "from torch.nn import functional as F"];

const mnistNames: Readonly<Record<DataSlot, string>> = {
  x_train: "train-images-idx3-ubyte.gz",
  y_train: "train-labels-idx1-ubyte.gz",
  x_test: "t10k-images-idx3-ubyte.gz",
  y_test: "t10k-labels-idx1-ubyte.gz",
};

const readIdx = `SOURCE = "https://ossci-datasets.s3.amazonaws.com/mnist/"


def read_idx(folder, name):
    """The array in an IDX file, which is downloaded where it is missing."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        urllib.request.urlretrieve(SOURCE + name, path)
    content = gzip.decompress(path.read_bytes())
    axes = content[3]
    shape = [int.from_bytes(content[4 + 4 * i : 8 + 4 * i], "big") for i in range(axes)]
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)`;

/** MNIST, or a person's own four files, in a PyTorch script. */
export const pytorchSources: Readonly<Record<"mnist" | "own", PytorchSource>> = {
  mnist: {
    usage: [
      "pip install torch numpy, then run this file; MNIST is downloaded into the folder mnist, or into the one that is given:",
      "python trainset.py path/to/mnist",
    ],
    head: [
      ...["import gzip", "import math", "import pathlib", "import sys", "import urllib.request", ""],
      ...[...torchImports, "", readIdx],
    ],
    folder: ['folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "mnist")'],
    read: (slot) => `read_idx(folder, "${mnistNames[slot]}")`,
  },
  own: {
    usage: ["pip install torch numpy, then run this file.", ownDataUsage],
    head: ["import math", "", ...torchImports, "", "", ...ownDataReader],
    folder: [],
    read: (slot) => `read("${slot}")`,
  },
};
