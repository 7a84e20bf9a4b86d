/** Frames of a moving camera slower than this mean that 3D is too much for the machine. */
export const SLOW_FRAME_MS = 110;
const FRAMES = 12;

/** Judges the machine by how long frames of a moving camera take. */
export class FrameMeter {
  private durations: number[] = [];

  /** Adds a frame, milliseconds; the median of the last dozen, or undefined while there are fewer. */
  add(durationMs: number): number | undefined {
    this.durations = [...this.durations, durationMs].slice(-FRAMES);
    if (this.durations.length < FRAMES) return undefined;
    return [...this.durations].sort((a, b) => a - b)[FRAMES / 2];
  }

  /** Forgets, as after loading or a change of mode. */
  reset(): void {
    this.durations = [];
  }
}
