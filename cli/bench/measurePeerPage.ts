import { chromium } from "@playwright/test";
import { chromiumFlags } from "../../scripts/chromiumFlags";
import { browserPeakBytes } from "./peakMemory";
import type { PeerPoint, PeerRequest, PointBudget } from "./peerPoint";
import { type Point, withinTime } from "./point";
import type { Workload } from "./workloads";

declare global {
  interface Window {
    /** Set by a peer's page. */
    trainPeer(request: PeerRequest): Promise<PeerPoint>;
  }
}

/** Where a peer's page is, and on what it is to compute. */
export interface PeerPlace {
  readonly executablePath: string;
  readonly address: string;
  readonly backend: string;
}

/** Trains a workload on a peer's page in a Chromium of its own. Throws with the page's own error where that fails. */
export async function measurePeerPage(place: PeerPlace, workload: Workload, budget: PointBudget): Promise<Point> {
  const browser = await chromium.launch({ executablePath: place.executablePath, args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    const crashed = new Promise<never>((_, reject) => page.on("crash", () => reject(new Error("the page crashed"))));
    await page.goto(place.address);
    const request: PeerRequest = { backend: place.backend, experiment: workload.experiment, budget };
    const work = page.evaluate((sent) => window.trainPeer(sent), request);
    const point = await withinTime(Promise.race([work, crashed]), budget.abandonMs);
    return { ...point, peakBytes: browserPeakBytes(), wallMillisecondsPerStep: null };
  } finally {
    await browser.close();
  }
}
