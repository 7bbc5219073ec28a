"""Trains one workload with native PyTorch on the CPU and prints what it measured as one line of JSON.

Usage: torch_step.py FOLDER THREADS, where FOLDER holds experiment.json, budget.json, weights.f32 and order.u32. The timing of
a step includes the gathering of its batch. With --describe alone: version, BLAS and number of processors.
"""

import time

started_at = time.perf_counter()

import gzip  # noqa: E402  The clock above counts the imports as well.
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402

import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402

WAIT_EVERY_MS = 100
MNIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "datasets", "mnist")


def loaded_blas():
    """Names of the libraries that do PyTorch's matrix products, as far as this process has loaded them."""
    torch.ones(8, 8) @ torch.ones(8, 8)
    with open("/proc/self/maps", encoding="utf8") as maps:
        paths = {line.split()[-1] for line in maps if ".so" in line}
    names = {os.path.basename(path) for path in paths}
    known = ("openblas", "mkl", "blis", "dnnl", "atlas")
    found = sorted(name for name in names if any(part in name.lower() for part in known))
    plain = sorted(path for path in paths if os.path.basename(path).startswith("libblas.so"))
    if not any("dnnl" not in name for name in found):
        # An alternative of Debian's hides behind the plain name; the folder tells which.
        found += [os.path.join(os.path.basename(os.path.dirname(path)), os.path.basename(path)) for path in plain]
    return found


def describe():
    config = torch.__config__.show()
    info = next((part for part in config.replace("\n", ",").split(",") if "BLAS_INFO" in part and "LAPACK" not in part), "")
    return {
        "version": torch.__version__,
        "blas": loaded_blas() if sys.platform == "linux" else [],
        "build": info.split("BLAS_INFO=")[-1].strip(),
        "mkldnn": torch.backends.mkldnn.is_available(),
        "threads": os.cpu_count(),
    }


def read_idx(name, header):
    with gzip.open(os.path.join(MNIST, name), "rb") as file:
        return np.frombuffer(file.read(), np.uint8)[header:]


def build_model(layers):
    modules, size, channels, is_image = [], 28, 1, layers[0]["kind"] != "flatten"
    features = 784
    for layer in layers:
        kind = layer["kind"]
        if kind == "conv2d":
            modules.append(nn.Conv2d(channels, layer["filters"], layer["kernelSize"]))
            size, channels = size - layer["kernelSize"] + 1, layer["filters"]
        elif kind == "maxPool2d":
            modules.append(nn.MaxPool2d(layer["poolSize"]))
            size //= layer["poolSize"]
        elif kind == "flatten" and is_image:
            modules.append(nn.Flatten())
            features = size * size * channels
        elif kind == "dense":
            modules.append(nn.Linear(features, layer["units"]))
            features = layer["units"]
        if layer.get("activation") == "relu":
            modules.append(nn.ReLU())
    return nn.Sequential(*modules), is_image


def set_weights(model, values):
    at = 0
    with torch.no_grad():
        for parameter in model.parameters():
            part = torch.from_numpy(values[at : at + parameter.numel()].copy())
            at += parameter.numel()
            # A dense kernel comes as [in, out].
            parameter.copy_(part.view(parameter.shape[1], parameter.shape[0]).t() if parameter.dim() == 2 else part.view(parameter.shape))


def peak_bytes():
    try:
        with open("/proc/self/status", encoding="utf8") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None


def train(folder, threads):
    torch.set_num_threads(threads)
    with open(os.path.join(folder, "experiment.json"), encoding="utf8") as file:
        experiment = json.load(file)
    with open(os.path.join(folder, "budget.json"), encoding="utf8") as file:
        budget = json.load(file)
    count, batch_size, adam = experiment["trainingImages"], experiment["batchSize"], experiment["optimizer"]
    model, is_image = build_model(experiment["layers"])
    set_weights(model, np.fromfile(os.path.join(folder, "weights.f32"), np.float32))
    images = torch.from_numpy(read_idx("train-images-idx3-ubyte.gz", 16)[: count * 784].astype(np.float32) / np.float32(255))
    images = images.view(count, 1, 28, 28) if is_image else images.view(count, 784)
    labels = torch.from_numpy(read_idx("train-labels-idx1-ubyte.gz", 8)[:count].astype(np.int64))
    order = torch.from_numpy(np.fromfile(os.path.join(folder, "order.u32"), np.uint32).astype(np.int64))
    betas = (adam["beta1"], adam["beta2"])
    optimizer = torch.optim.Adam(model.parameters(), lr=adam["learningRate"], betas=betas, eps=adam["epsilon"])
    loss_of = nn.CrossEntropyLoss()
    losses, first_step_ms, warm, warm_steps = [], 0.0, None, 0
    training_at = time.perf_counter()
    while True:
        for at in range(0, count, batch_size):
            rows = order[at : at + batch_size]
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(model(images[rows]), labels[rows])
            loss.backward()
            optimizer.step()
            losses.append(loss.detach())
            now = time.perf_counter()
            if len(losses) == 1:
                first_step_ms = (now - started_at) * 1000
            elapsed_ms = (now - training_at) * 1000
            if warm is None:
                if len(losses) == 1 + budget["warmUpSteps"] or elapsed_ms >= budget["warmUpMs"]:
                    warm, warm_steps = now, len(losses)
                continue
            timed_ms, timed_steps = (now - warm) * 1000, len(losses) - warm_steps
            is_enough = timed_ms >= budget["measureMs"] and timed_steps >= budget["fewestSteps"]
            if is_enough or elapsed_ms >= budget["limitMs"]:
                about = describe()
                detail = f"PyTorch {about['version']}, {', '.join(about['blas']) or about['build']}, {threads} thread{'s' if threads > 1 else ''}"
                return {
                    "millisecondsPerStep": timed_ms / timed_steps,
                    "timedSteps": timed_steps,
                    "firstStepMs": first_step_ms,
                    "losses": [float(value) for value in losses],
                    "detail": detail,
                    "peakBytes": peak_bytes(),
                }
        order = torch.randperm(count)


if sys.argv[1] == "--describe":
    print(json.dumps(describe()))
else:
    print(json.dumps(train(sys.argv[1], int(sys.argv[2]))))
