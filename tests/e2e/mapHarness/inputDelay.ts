/** What a hand waited, milliseconds. */
export interface InputDelays {
  /** From the event to the end of the page's work on the frame that answers it. */
  readonly handled: readonly number[];
  /** From the event until that frame's pixels were drawn by the graphics library. */
  readonly drawn: readonly number[];
  /** From one browser frame to the next. */
  readonly intervals: readonly number[];
}

export interface InputWatch {
  /** What was measured since the last call. */
  take(): InputDelays;
  stop(): void;
}

/**
 * Times pointer and wheel events by their own stamps, which the browser's process sets before the page's thread is
 * free: waiting for a busy page counts. `drawn` reads a pixel back, so that nothing is left in a queue.
 */
export function watchInput(canvases: () => readonly HTMLCanvasElement[]): InputWatch {
  let [handled, drawn, intervals]: [number[], number[], number[]] = [[], [], []];
  const waiting: number[] = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    const answered = waiting.splice(0);
    for (const stamp of answered) handled.push(now - stamp);
    if (answered.length === 0) return;
    for (const canvas of canvases()) {
      const gl = canvas.getContext('webgl2');
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    }
    const after = performance.now();
    for (const stamp of answered) drawn.push(after - stamp);
  };
  const note = (event: Event) => {
    if (!event.isTrusted) return;
    if (waiting.length === 0) requestAnimationFrame(() => channel.port2.postMessage(0));
    waiting.push(event.timeStamp);
  };
  let last = performance.now();
  let frame = requestAnimationFrame(function each(now) {
    intervals.push(now - last);
    last = now;
    frame = requestAnimationFrame(each);
  });
  const kinds = ['pointermove', 'pointerdown', 'pointerup', 'wheel'] as const;
  for (const kind of kinds) window.addEventListener(kind, note, { capture: true, passive: true });
  return {
    take: () => {
      const taken = { handled, drawn, intervals };
      [handled, drawn, intervals] = [[], [], []];
      return taken;
    },
    stop: () => {
      cancelAnimationFrame(frame);
      for (const kind of kinds) window.removeEventListener(kind, note, { capture: true });
    },
  };
}
