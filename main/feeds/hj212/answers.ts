import { COMMAND, flagOf, INTERACTION_SYSTEM, REQUEST_RETURN } from '../../../shared/hj212/commands.ts';
import type { Segment } from '../../../shared/hj212/segment.ts';
import { timeText } from '../../../shared/hj212/time.ts';
import { writeFrame } from '../../../shared/hj212/writeFrame.ts';

/** How a frame ended at the hub. */
export type Outcome = 'taken' | 'wrongPassword' | 'wrongDevice' | 'wrongCommand';

const RETURNS = {
  wrongPassword: REQUEST_RETURN.wrongPassword,
  wrongDevice: REQUEST_RETURN.wrongDevice,
  wrongCommand: REQUEST_RETURN.wrongCommand,
} as const;

/** Commands by which a device answers the hub: an answer is never answered. */
const ANSWERS: ReadonlySet<string> = new Set([
  COMMAND.requestAnswer,
  COMMAND.executionResult,
  COMMAND.notificationAnswer,
  COMMAND.dataAnswer,
]);
export const isAnswer = (cn: string): boolean => ANSWERS.has(cn);

/** Command and CP of the answer: data 9014, what a device notifies 9013, a refusal 9011 with QnRtn. */
function answerTo(cn: string, outcome: Outcome): { cn: string; cp: string } {
  if (outcome !== 'taken') return { cn: COMMAND.requestAnswer, cp: `QnRtn=${RETURNS[outcome]}` };
  // That a heartbeat is answered like data is unconfirmed: the text of HJ 212-2025 was not at hand.
  if (cn.startsWith('2') || cn === COMMAND.heartbeat) return { cn: COMMAND.dataAnswer, cp: '' };
  return { cn: COMMAND.notificationAnswer, cp: '' };
}

/**
 * The answer that a frame with the A bit waits for: system 91, the sender's own QN, PW and MN, in the sender's version.
 * @param at for a frame without QN, epoch milliseconds
 * @returns undefined when none is wanted
 */
export function answerFrame(segment: Segment, outcome: Outcome, at: number): Uint8Array | undefined {
  if (!segment.wantsAnswer || isAnswer(segment.cn)) return undefined;
  const { cn, cp } = answerTo(segment.cn, outcome);
  return writeFrame({
    qn: segment.qn === '' ? timeText(at, 17) : segment.qn,
    st: INTERACTION_SYSTEM,
    cn,
    ...(segment.pw === '' ? {} : { pw: segment.pw }),
    mn: segment.mn,
    flag: flagOf({ version: segment.version }),
    cp,
  });
}
