import { ProblemError } from "../protocol/problem";

/**
 * Fetches one file and un-gzips it unless a server already did. `onProgress` hears of the bytes received so far. Throws a `ProblemError` naming `name` where the file is missing or its compressed form is damaged.
 */
export async function fetchFile(
  url: string,
  name: string,
  onProgress: (bytes: number) => void,
  init: Pick<RequestInit, "signal" | "cache">,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new ProblemError({ code: "file-missing", file: name, status: null });
  }
  if (!response.ok || !response.body) throw new ProblemError({ code: "file-missing", file: name, status: response.status });
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  try {
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      received += part.value.length;
      onProgress(received);
    }
  } catch {
    throw new ProblemError({ code: "file-interrupted", file: name, received });
  }
  const blob = new Blob(chunks);
  const isGzipped = await startsLikeGzip(blob);
  try {
    const plain = isGzipped ? new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))) : blob;
    return new Uint8Array(await plain.arrayBuffer());
  } catch {
    throw new ProblemError({ code: "file-damaged", file: name, received });
  }
}

async function startsLikeGzip(blob: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
