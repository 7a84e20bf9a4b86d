import type { Nuclide } from './nuclides.ts';
import type { SourceClass } from './pointSource.ts';

/** Parts of the booklet in the order of time. */
export const BOOKLET_PARTS = ['approach', 'people', 'source', 'afterwards'] as const;
export type BookletPart = (typeof BOOKLET_PARTS)[number];

/**
 * One step: catalogue key `radiation.step_<id>`, in our own words. `source` names what it follows: catalogue key
 * `radiation.bookSource_<source>`.
 */
export interface BookletStep {
  readonly id: string;
  readonly part: BookletPart;
  readonly source: 'eprFirstResponders' | 'gb18871' | 'regulation449' | 'notice145' | 'practice';
  /** Holds only then. */
  readonly when?: {
    readonly emits?: readonly ('gamma' | 'beta' | 'alpha' | 'neutron')[];
    readonly classes?: readonly SourceClass[];
    readonly nuclides?: readonly string[];
    readonly situations?: readonly string[];
  };
}

const DANGEROUS: readonly SourceClass[] = ['I', 'II', 'III'];

export const BOOKLET: readonly BookletStep[] = [
  { id: 'upwind', part: 'approach', source: 'eprFirstResponders' },
  { id: 'measureOnTheWay', part: 'approach', source: 'eprFirstResponders' },
  { id: 'neutronMeter', part: 'approach', source: 'practice', when: { emits: ['neutron'] } },
  { id: 'betaMeter', part: 'approach', source: 'practice', when: { nuclides: ['Sr-90'] } },
  { id: 'cordon', part: 'approach', source: 'eprFirstResponders' },
  { id: 'turnBack', part: 'approach', source: 'eprFirstResponders', when: { classes: DANGEROUS } },
  { id: 'dosimeters', part: 'approach', source: 'gb18871' },
  { id: 'lifeFirst', part: 'people', source: 'eprFirstResponders' },
  { id: 'listPresent', part: 'people', source: 'eprFirstResponders' },
  { id: 'noEating', part: 'people', source: 'eprFirstResponders' },
  { id: 'iodine', part: 'people', source: 'practice', when: { nuclides: ['I-131'] } },
  { id: 'inhalation', part: 'people', source: 'practice', when: { emits: ['alpha'] } },
  { id: 'decontaminate', part: 'people', source: 'eprFirstResponders', when: { situations: ['spill', 'fire'] } },
  { id: 'skinBurn', part: 'people', source: 'practice', when: { classes: DANGEROUS } },
  { id: 'neverTouch', part: 'source', source: 'eprFirstResponders' },
  { id: 'holderRecovers', part: 'source', source: 'practice' },
  { id: 'gammaShield', part: 'source', source: 'practice', when: { emits: ['gamma'] } },
  { id: 'neutronShield', part: 'source', source: 'practice', when: { emits: ['neutron'] } },
  { id: 'radiographyCrankBack', part: 'source', source: 'practice', when: { nuclides: ['Ir-192', 'Se-75', 'Co-60'] } },
  { id: 'sealed', part: 'source', source: 'practice', when: { nuclides: ['Cs-137', 'Ra-226', 'Am-241', 'Am-241/Be'] } },
  { id: 'fireSmoke', part: 'source', source: 'eprFirstResponders', when: { situations: ['fire'] } },
  { id: 'lostSearch', part: 'source', source: 'practice', when: { situations: ['unshielded'] } },
  { id: 'reportTwoHours', part: 'afterwards', source: 'notice145' },
  { id: 'grade', part: 'afterwards', source: 'regulation449' },
  { id: 'tellPublic', part: 'afterwards', source: 'eprFirstResponders' },
  { id: 'releaseByMeasuring', part: 'afterwards', source: 'gb18871' },
  { id: 'doses', part: 'afterwards', source: 'eprFirstResponders' },
];

/** What a nuclide gives off that steps ask for. */
export function emissionsOf(nuclide: Nuclide | undefined): ReadonlySet<string> {
  if (!nuclide) return new Set(['gamma', 'beta', 'alpha', 'neutron']);
  return new Set([
    ...(nuclide.gammaKeV.length > 0 ? ['gamma'] : []),
    ...(nuclide.alsoEmits ? [nuclide.alsoEmits] : []),
    ...(nuclide.name === 'Am-241/Be' ? ['alpha'] : []),
  ]);
}

/**
 * The steps for a nuclide, a class and what happened. What is not known leaves no step out: an unknown source is treated
 * as the worst.
 */
export function bookletFor(
  nuclide: Nuclide | undefined,
  sourceClass: SourceClass | undefined,
  situation: string,
): readonly BookletStep[] {
  const emits = emissionsOf(nuclide);
  return BOOKLET.filter(({ when }) => {
    if (!when) return true;
    if (when.emits && !when.emits.some((one) => emits.has(one))) return false;
    if (when.classes && sourceClass !== undefined && !when.classes.includes(sourceClass)) return false;
    if (when.nuclides && nuclide && !when.nuclides.includes(nuclide.name)) return false;
    return !when.situations || when.situations.includes(situation);
  });
}
