import { expect, test } from "vitest";
import { hasDisplay } from "../../cli/hasDisplay";

test("a browser opens on a desktop and never on a build server or a bare Linux", () => {
  expect(hasDisplay("linux", {})).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
  expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  expect(hasDisplay("darwin", {})).toBe(true);
  expect(hasDisplay("win32", {})).toBe(true);
  expect(hasDisplay("darwin", { CI: "true" })).toBe(false);
});
