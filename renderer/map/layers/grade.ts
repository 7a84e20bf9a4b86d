import { GRADES } from '../symbols/names.ts';

/** 0 unknown, 1 general, 2 larger, 3 major: raises what is drawn and labelled first. */
export function gradeRank(grade: 'general' | 'larger' | 'major' | undefined): number {
  return grade ? GRADES.indexOf(grade) : 0;
}
