import { chromium, type Page } from "@playwright/test";
import { chromiumFlags } from "../scripts/chromiumFlags";
import type { TrainerCommand } from "../src/protocol/messages";
import type { TerminalEvent } from "../src/terminal";

/** The page's trainer in a headless Chromium. */
export interface OpenTrainer {
  /** The page itself, for whoever measures it. */
  readonly page: Page;
  send(command: TrainerCommand): Promise<void>;
  close(): Promise<void>;
}

/** What `openTrainer` needs: where the page and the browser are, and whom to tell. */
export interface OpenTrainerOptions {
  /** Address of the folder that terminal.html is in. */
  readonly address: string;
  readonly executablePath: string;
  onEvent(event: TerminalEvent): void;
  /** The page is gone, or a script of it failed; called with a sentence. */
  onFailure(sentence: string): void;
}

/** Starts Chromium and opens terminal.html in it; each event of the trainer reaches `onEvent` in order. */
export async function openTrainer({ address, executablePath, onEvent, onFailure }: OpenTrainerOptions): Promise<OpenTrainer> {
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumFlags],
    // Whoever opened the trainer closes it on a signal, the server as well.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  let isClosing = false;
  const close = async () => {
    isClosing = true;
    await browser.close();
  };
  const fail = (sentence: string) => {
    if (!isClosing) onFailure(sentence);
  };
  try {
    const page = await browser.newPage();
    browser.on("disconnected", () => fail("The browser ended unexpectedly."));
    page.on("crash", () => fail("The browser's page crashed."));
    page.on("pageerror", (error) => fail(`The page's script failed: ${error.message}`));
    await page.exposeFunction("tellTerminal", onEvent);
    await page.goto(new URL("terminal.html", address).href);
    return { page, send: (command) => page.evaluate((sent) => window.sendCommand(sent), command), close };
  } catch (error) {
    await close();
    throw error;
  }
}
