import { ensureChromium } from "../scripts/ensureChromium";
import { ensurePageBuilt } from "./ensurePageBuilt";
import { type OpenTrainer, type OpenTrainerOptions, openTrainer } from "./openTrainer";
import { type ServedPage, servePage } from "./servePage";

/** What a command does with the trainer's events, and with whatever ends it early. */
export interface Supervisor {
  readonly receive: OpenTrainerOptions["onEvent"];
  fail(sentence: string): void;
}

/** Builds and serves the page, opens its trainer for `work`, and closes all of it again, also on a signal. */
export async function withTrainer<T>(
  { receive, fail }: Supervisor,
  say: (sentence: string) => void,
  work: (trainer: OpenTrainer) => Promise<T>,
): Promise<T> {
  let server: ServedPage | null = null;
  let trainer: OpenTrainer | null = null;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => fail(`Ended by ${signal}.`));
  try {
    const executablePath = ensureChromium();
    await ensurePageBuilt(say);
    server = await servePage(0);
    trainer = await openTrainer({ address: server.address, executablePath, onEvent: receive, onFailure: fail });
    return await work(trainer);
  } finally {
    await trainer?.close();
    await server?.close();
  }
}
