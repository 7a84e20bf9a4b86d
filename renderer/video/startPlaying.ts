/** Plays into a video element until it is stopped. */
export interface Engine {
  stop(): void;
}

/** A browser may refuse to start by itself; the next frame that comes in is shown then, muted pictures always are. */
export function playWhenItCan(video: HTMLVideoElement): void {
  video.play().catch(() => {
    video.muted = true;
    video.play().catch(() => {});
  });
}
