import type { Plugin } from "vite";

/**
 * What the built pages may do: load their own files and nothing else, and send nothing anywhere, so that drawings cannot leave the
 * page. The development server needs a socket and inline scripts, and goes without. As a header it holds for the worker as well.
 */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  // Positions and colours are written on elements; sheets come from files.
  "style-src 'self' 'unsafe-inline'",
  // Charts become pictures, and pictures become charts' files.
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes the policy into every page that is built. */
export function contentSecurity(): Plugin {
  return {
    name: "content-security",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: contentPolicy }, injectTo: "head-prepend" },
    ],
  };
}
