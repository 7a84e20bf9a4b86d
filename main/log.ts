import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured log, one JSON object a line, to stderr and, where a file is given, to it too.
 * Tokens and passwords never reach it: they stand under these names wherever they occur.
 */
export function createLog(level: string, file?: string): Log {
  const streams: pino.StreamEntry[] = [
    { level: level as pino.Level, stream: pino.destination({ dest: 2, sync: true }) },
  ];
  if (file) streams.push({ level: 'info', stream: pino.destination({ dest: file, mkdir: true, sync: false }) });
  return pino(
    { level, base: null, redact: ['token', '*.token', 'password', '*.password', 'content', '*.content'] },
    pino.multistream(streams),
  );
}
