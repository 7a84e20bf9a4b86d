/** Replay of an incident. */
export const replay = {
  title: 'Replay',
  watermark: 'Replay: what shows is the past',
  commandsWait: 'Nothing can be done during a replay: leave it first',
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous event',
  next: 'Next event',
  leave: 'Leave replay',
  speed: 'Speed',
  speedTimes: '{{speed}}×',
  space: 'Space',
  slider: 'Time of the replay',
  position: 'event {{index}} of {{total}}',
  nothing: 'This incident has nothing to replay',
} as const;
