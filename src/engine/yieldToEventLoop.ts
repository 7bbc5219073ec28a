/**
 * Lets waiting messages be served, then goes on. A `MessageChannel` task is used because timers are clamped to 4 ms and
 * animation frames halt in a hidden tab.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
