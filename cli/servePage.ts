import { preview } from "vite";
import { contentPolicy } from "../scripts/contentSecurity";
import { projectRoot } from "./projectRoot";

/** A served page: its address with a slash at the end, and what ends the server. */
export interface ServedPage {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves `dist` to this machine only, on `port` or the next free one; 0 takes any free port. */
export async function servePage(port: number, openBrowser = false): Promise<ServedPage> {
  const server = await preview({
    root: projectRoot,
    configFile: false,
    // A file that is missing is told as missing; a single-page application would answer with its page instead.
    appType: "mpa",
    logLevel: "error",
    preview: {
      host: "127.0.0.1",
      port,
      strictPort: false,
      open: openBrowser,
      headers: { "Content-Security-Policy": contentPolicy },
    },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("The server started without an address.");
  return { address, close: () => server.close() };
}
