import type { CDPSession, Page } from "@playwright/test";
import type { OurPlace } from "./measureOurs";
import { openTrainerSession } from "./trainerSession";
import { baseWorkload, workloads } from "./workloads";

/** What our worker holds at one moment, after a forced collection. */
export interface Held {
  readonly steps: number;
  readonly tensors: number;
  /** JavaScript heap of the worker. */
  readonly heapBytes: number;
  /** WebAssembly memory that the kernels work in; it never shrinks. Null on other backends. */
  readonly wasmBytes: number | null;
}

/** Steps after which the worker is looked at. */
export const memorySteps = [100, 5000] as const;

/** Trains the dense network for `steps` steps and looks into the worker at each of them, paused. */
export async function measureMemory(place: OurPlace, steps: readonly number[] = memorySteps): Promise<Held[]> {
  const base = workloads.find(({ name }) => name === baseWorkload);
  if (!base) throw new Error("the workload that growth starts from is gone");
  const session = await openTrainerSession(place.address, place.executablePath, place.backend);
  try {
    const runIds = ["run 1"];
    await session.addRun("run 1", base.experiment);
    const inspect = await createInspector(session.page);
    const held: Held[] = [];
    for (const wanted of steps) {
      await session.send({ type: "start", runIds });
      await session.until(() => (session.progress("run 1").at(-1)?.step ?? 0) >= wanted);
      await session.send({ type: "pause", runIds });
      await session.until(() => session.state("run 1") === "paused");
      // The last steps are read back after the pause.
      await session.page.waitForTimeout(500);
      held.push({ steps: session.progress("run 1").at(-1)?.step ?? 0, ...(await inspect()) });
    }
    return held;
  } finally {
    await session.close();
  }
}

/** Whoever waits for an answer of the worker's debugger. */
type Answer = (result: Record<string, unknown>) => void;

/** Attaches to the one worker of a page, which is a target of its own for the browser's debugger. */
async function createInspector(page: Page): Promise<() => Promise<Omit<Held, "steps">>> {
  const debug: CDPSession = await page.context().newCDPSession(page);
  const answers = new Map<number, Answer>();
  debug.on("Target.receivedMessageFromTarget", ({ message }) => {
    // The protocol's own answer to one of the calls below.
    const { id, result } = JSON.parse(message) as { id?: number; result?: Record<string, unknown> };
    if (id !== undefined) answers.get(id)?.(result ?? {});
  });
  const attached = new Promise<string>((resolve) => {
    debug.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => targetInfo.type === "worker" && resolve(sessionId));
  });
  await debug.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  let nextId = 1;
  const ask = async (method: string, params: Record<string, unknown> = {}) => {
    const id = nextId++;
    const answer = new Promise<Record<string, unknown>>((resolve) => answers.set(id, resolve));
    await debug.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    return answer;
  };
  const evaluate = async (expression: string) => {
    const { result } = await ask("Runtime.evaluate", { expression, returnByValue: true });
    // What the expressions below give.
    return (result as { value?: number | null } | undefined)?.value ?? null;
  };
  await ask("HeapProfiler.enable");
  return async () => {
    // A first collection runs finalizers that let go of more.
    await ask("HeapProfiler.collectGarbage");
    await ask("HeapProfiler.collectGarbage");
    const { usedSize } = await ask("Runtime.getHeapUsage");
    // TensorFlow.js keeps its one engine in this global.
    return {
      heapBytes: Number(usedSize),
      tensors: (await evaluate("_tfengine.memory().numTensors")) ?? Number.NaN,
      wasmBytes: await evaluate("_tfengine.backend.wasm?.HEAPU8?.buffer.byteLength ?? null"),
    };
  };
}
