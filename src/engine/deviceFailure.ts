import * as tf from "@tensorflow/tfjs";
import type { BackendName } from "../protocol/options";
import type { Problem } from "../protocol/problem";

/**
 * What ends all work on a device: that it is lost, or an error that no call reports. TensorFlow.js looks for neither; device
 * and context are public fields of its backends. Never resolves on the CPU backends.
 */
export function deviceFailure(name: BackendName): Promise<Problem> {
  switch (name) {
    case "webgpu": {
      const { device } = tf.backend() as unknown as { device: GPUDevice };
      const lost = device.lost.then((info): Problem => ({ code: "device-lost", detail: info.message || info.reason }));
      const broken = new Promise<Problem>((resolve) => {
        const listen = ({ error }: GPUUncapturedErrorEvent) => {
          resolve(
            error instanceof GPUOutOfMemoryError
              ? { code: "out-of-memory", detail: error.message }
              : { code: "gpu-error", detail: error.message },
          );
        };
        device.addEventListener("uncapturederror", listen, { once: true });
      });
      return Promise.race([lost, broken]);
    }
    case "webgl": {
      const { gpgpu } = tf.backend() as unknown as { gpgpu: { gl: { canvas: EventTarget } } };
      return new Promise((resolve) => {
        const listen = () => resolve({ code: "device-lost", detail: "webglcontextlost" });
        gpgpu.gl.canvas.addEventListener("webglcontextlost", listen, { once: true });
      });
    }
    default:
      return new Promise(() => {});
  }
}
