#!/usr/bin/env python3
"""The same machine in PyTorch, as a peer to measure against: ntm-ff on copy by the preset `fast`.

    pytorch-peer.py --batches 1,16,64,256,1024,4096 --seconds 5 --table peer.tsv
    pytorch-peer.py --checkpoint best.safetensors --input episodes.jsonl --answers predictions.jsonl

The first measures episodes a second of whole updates (forward, backward, clipping, RMSProp) on batches that
were drawn beforehand, in three ways: operation by operation (eager), each update replayed as one CUDA graph
(graph), and the same with the time step compiled by torch.compile (compiled). A way that fails says why and
does not end the program. The second compares the machine with NTM4J: with the parameters of a checkpoint it
answers the inputs that `ntm predict RUN --input episodes.jsonl` has answered, and prints the largest difference.

Needs Python 3.9 and PyTorch 2; without a GPU it measures `eager` only, on the CPU. Status 3 without PyTorch.
"""

import argparse
import json
import struct
import sys
import time

try:
    import torch
    from torch import nn
    from torch.nn import functional
except ImportError as absent:
    print(f"no PyTorch: {absent}", file=sys.stderr)
    sys.exit(3)

NORM_EPSILON = 1e-4
SHARPENING_EPSILON = 1e-16
MEMORY_START = 1e-6
BITS = 8
MAX_LENGTH = 20
DISTINCT_BATCHES = 8


class Machine(nn.Module):
    """A feedforward controller with one head that writes and, after it, one that reads; three shifts."""

    def __init__(self, inputs, outputs, hidden=100, locations=128, width=20):
        super().__init__()
        self.locations, self.width = locations, width
        self.sizes = [width, width, width, width, 2, 2, 2, 6]
        self.controller = nn.Linear(inputs + width, hidden)
        self.heads = nn.Linear(hidden, sum(self.sizes))
        self.output = nn.Linear(hidden + width, outputs)
        self.read_start = nn.Parameter(0.01 * torch.randn(1, width))
        start = torch.zeros(1, locations)
        start[0, 0] = 5
        self.read_weighting_start = nn.Parameter(start.clone())
        self.write_weighting_start = nn.Parameter(start.clone())
        for layer in (self.controller, self.heads, self.output):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            self.heads.bias[4 * width : 4 * width + 2] = -1

    def start(self, batch):
        memory = self.read_start.new_full((batch, self.locations, self.width), MEMORY_START)
        return (
            memory,
            torch.tanh(self.read_start).expand(batch, -1),
            torch.softmax(self.read_weighting_start, -1).expand(batch, -1),
            torch.softmax(self.write_weighting_start, -1).expand(batch, -1),
        )

    def address(self, memory, key, strength, gate, shift, sharpening, previous):
        norms = torch.sqrt(memory.square().sum(-1) + NORM_EPSILON)
        key_norm = torch.sqrt(key.square().sum(-1, keepdim=True) + NORM_EPSILON)
        similarity = torch.bmm(memory, key.unsqueeze(2)).squeeze(2) / (norms * key_norm)
        content = torch.softmax(strength * similarity, -1)
        gated = gate * content + (1 - gate) * previous
        shifted = (
            shift[:, 0:1] * torch.roll(gated, -1, 1)
            + shift[:, 1:2] * gated
            + shift[:, 2:3] * torch.roll(gated, 1, 1)
        )
        return torch.softmax(sharpening * torch.log(shifted + SHARPENING_EPSILON), -1)

    def step(self, x, memory, reads, read_weighting, write_weighting):
        hidden = torch.tanh(self.controller(torch.cat((x, reads), 1)))
        raw = torch.split(self.heads(hidden), self.sizes, 1)
        read_key, write_key, add = (torch.tanh(part) for part in raw[0:3])
        erase, gate = torch.sigmoid(raw[3]), torch.sigmoid(raw[4])
        strength, sharpening = functional.softplus(raw[5]), 1 + functional.softplus(raw[6])
        shift = torch.softmax(raw[7].view(-1, 2, 3), -1)
        scalars = [
            (strength[:, i : i + 1], gate[:, i : i + 1], shift[:, i], sharpening[:, i : i + 1])
            for i in (0, 1)
        ]
        write_weighting = self.address(memory, write_key, *scalars[1], write_weighting)
        column = write_weighting.unsqueeze(2)
        memory = memory * (1 - column * erase.unsqueeze(1)) + column * add.unsqueeze(1)
        read_weighting = self.address(memory, read_key, *scalars[0], read_weighting)
        reads = torch.bmm(read_weighting.unsqueeze(1), memory).squeeze(1)
        return hidden, memory, reads, read_weighting, write_weighting

    def forward(self, inputs, step=None):
        """Logits [T, B, Y] of inputs [T, B, X]."""
        step = step or self.step
        memory, reads, read_weighting, write_weighting = self.start(inputs.shape[1])
        features = []
        for x in inputs.unbind(0):
            hidden, memory, reads, read_weighting, write_weighting = step(
                x, memory, reads, read_weighting, write_weighting
            )
            features.append(torch.cat((hidden, reads), 1))
        return self.output(torch.stack(features))

    def load(self, tensors):
        def take(name):
            return tensors["parameters/" + name]

        with torch.no_grad():
            for name, layer in (
                ("controller.layer0", self.controller),
                ("heads", self.heads),
                ("output", self.output),
            ):
                layer.weight.copy_(take(name + ".weight").T)
                layer.bias.copy_(take(name + ".bias"))
            self.read_start.copy_(take("read.start"))
            self.read_weighting_start.copy_(take("read.weightingStart"))
            self.write_weighting_start.copy_(take("write.weightingStart"))


def copy_batch(generator, batch):
    """Inputs [T, B, 10], targets [T, B, 9] and mask [T, B, 1] of sequences of mixed length."""
    lengths = torch.randint(1, MAX_LENGTH + 1, (batch,), generator=generator)
    steps = 2 * int(lengths.max()) + 2
    inputs = torch.zeros(steps, batch, BITS + 2)
    targets = torch.zeros(steps, batch, BITS + 1)
    mask = torch.zeros(steps, batch, 1)
    for b, length in enumerate(lengths.tolist()):
        bits = torch.randint(0, 2, (length, BITS), generator=generator).float()
        inputs[0, b, BITS] = 1
        inputs[1 : length + 1, b, :BITS] = bits
        inputs[length + 1, b, BITS + 1] = 1
        targets[length + 2 : 2 * length + 2, b, :BITS] = bits
        mask[length + 2 : 2 * length + 2, b] = 1
    return inputs, targets, mask


class Training:
    """Updates of one machine, in one of the three ways."""

    def __init__(self, way, device):
        self.way, self.device = way, device
        self.machine = Machine(BITS + 2, BITS + 1).to(device)
        capturable = {"capturable": True} if way != "eager" else {}
        self.optimizer = torch.optim.RMSprop(
            self.machine.parameters(), lr=2e-4, alpha=0.95, momentum=0.9, centered=True, **capturable
        )
        self.step = torch.compile(self.machine.step, dynamic=False) if way == "compiled" else None
        self.graphs = {}

    def plain(self, inputs, targets, mask):
        self.optimizer.zero_grad(set_to_none=self.way == "eager")
        logits = self.machine(inputs, self.step)
        loss = (
            functional.binary_cross_entropy_with_logits(logits, targets, reduction="none") * mask
        ).sum() / inputs.shape[1]
        loss.backward()
        nn.utils.clip_grad_norm_(self.machine.parameters(), 10.0)
        self.optimizer.step()
        return loss

    def update(self, batch):
        if self.way == "eager":
            return self.plain(*(part.to(self.device, non_blocking=True) for part in batch)).item()
        shape = batch[0].shape
        if shape not in self.graphs:
            self.graphs[shape] = self.capture(batch)
        graph, static, loss = self.graphs[shape]
        for target, source in zip(static, batch):
            target.copy_(source, non_blocking=True)
        graph.replay()
        return loss.item()

    def capture(self, batch):
        static = [part.to(self.device) for part in batch]
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                self.plain(*static)
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            loss = self.plain(*static)
        return graph, static, loss


def measure(way, batch, seconds, device):
    """Episodes a second; everything that is done once for a shape is done before the clock starts."""
    generator = torch.Generator().manual_seed(1)
    batches = [copy_batch(generator, batch) for _ in range(DISTINCT_BATCHES)]
    if device == "cuda":
        batches = [[part.pin_memory() for part in parts] for parts in batches]
    torch.manual_seed(1)
    training = Training(way, device)
    for parts in batches:
        training.update(parts)
    updates, start = 0, time.perf_counter()
    while True:
        loss = training.update(batches[updates % DISTINCT_BATCHES])
        updates += 1
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            break
    if not loss == loss:
        raise ArithmeticError("the loss is not a number")
    return {"episodesPerSecond": updates * batch / elapsed, "updates": updates, "seconds": elapsed}


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    kinds = {"F32": torch.float32, "F64": torch.float64}
    return {
        name: torch.frombuffer(
            data[entry["data_offsets"][0] : entry["data_offsets"][1]], dtype=kinds[entry["dtype"]]
        ).view(entry["shape"])
        for name, entry in header.items()
        if name.startswith("parameters/")
    }


def compare(arguments):
    tensors = read_safetensors(arguments.checkpoint)
    inputs, hidden = tensors["parameters/controller.layer0.weight"].shape
    width = tensors["parameters/read.start"].shape[1]
    machine = Machine(
        inputs - width,
        tensors["parameters/output.bias"].shape[0],
        hidden,
        tensors["parameters/read.weightingStart"].shape[1],
        width,
    )
    machine.load(tensors)
    machine.double()
    worst, sequences = 0.0, 0
    with open(arguments.input) as episodes, open(arguments.answers) as answers, torch.no_grad():
        for episode, answer in zip(episodes, answers):
            inputs = torch.tensor(json.loads(episode)["input"], dtype=torch.float64).unsqueeze(1)
            ours = torch.tensor(json.loads(answer)["output"], dtype=torch.float64)
            theirs = torch.sigmoid(machine(inputs)).squeeze(1)
            difference = (theirs - ours).abs().max().item()
            worst = difference if not difference <= worst else worst
            sequences += 1
    print(f"{sequences} sequences, largest difference of a probability {worst:.1e}")
    return 0 if sequences > 0 and worst <= arguments.tolerance else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batches", default="1,16,64,256,1024,4096")
    parser.add_argument("--ways", default="eager,graph,compiled")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--table", help="writes way, batch, episodes a second or 0, and failure there, separated by tabs")
    parser.add_argument("--checkpoint", help="of a run of NTM4J, to compare with")
    parser.add_argument("--input", help="what the run was asked, JSON Lines")
    parser.add_argument("--answers", help="what it answered, JSON Lines")
    parser.add_argument("--tolerance", type=float, default=1e-4)
    arguments = parser.parse_args()
    if arguments.checkpoint:
        return compare(arguments)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    ways = arguments.ways.split(",") if device == "cuda" else ["eager"]
    name = torch.cuda.get_device_name() if device == "cuda" else "CPU"
    rows = []
    for batch in (int(batch) for batch in arguments.batches.split(",")):
        for way in ways:
            row = {"way": way, "batch": batch}
            try:
                row.update(measure(way, batch, arguments.seconds, device))
                print(f"{way}, batch {batch}: {row['episodesPerSecond']:.1f} episodes/s", flush=True)
            except Exception as failure:  # a peer that fails is a result, not the end
                row["failure"] = f"{type(failure).__name__}: {str(failure).splitlines()[0]}"
                print(f"{way}, batch {batch}: {row['failure']}", flush=True)
            rows.append(row)
    if arguments.table:
        with open(arguments.table, "w") as file:
            file.write(f"PyTorch {torch.__version__} on {name}\n")
            for row in rows:
                rate, failure = row.get("episodesPerSecond", 0.0), row.get("failure", "")
                file.write(f"{row['way']}\t{row['batch']}\t{rate}\t{failure}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
