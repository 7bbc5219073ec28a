import type { PeerPoint, PeerRequest } from "../../cli/bench/peerPoint";

declare global {
  interface Window {
    /** Trains one workload; set by a peer's page for whoever drives it. */
    trainPeer(request: PeerRequest): Promise<PeerPoint>;
  }
}

/** Offers a peer's training to whoever drives the page. */
export function offerPeer(train: (request: PeerRequest) => Promise<PeerPoint>): void {
  window.trainPeer = train;
}
