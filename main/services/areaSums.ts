import type { AreaSums } from '../../shared/contract/area.ts';
import type { Outline } from '../../shared/geo/outline.ts';
import type { Region } from '../../shared/geo/region.ts';
import type { PlaceRow } from '../store/placeRows.ts';
import type { ReadView } from '../store/types.ts';

/** Share from which on a block counts as whole: what is missing is of the arithmetic. */
const WHOLE = 1 - 1e-9;

type Substance = AreaSums['substances'][number];

/** Sums over the places inside a region, one place at a time. */
export class AreaSumming {
  readonly #region: Region;
  readonly #sensitive = { day: 0, night: 0, places: 0, without: 0 };
  readonly #residents = { day: 0, night: 0, places: 0, without: 0, cut: 0 };
  readonly #shelters = { people: 0, places: 0, without: 0 };
  readonly #substances = new Map<string, Substance>();
  readonly #depots: number[] = [];
  #riverM = 0;
  #roadM = 0;

  constructor(region: Region) {
    this.#region = region;
  }

  /** @param outline of the place, where it has one */
  add(place: PlaceRow, outline: Outline | undefined): void {
    switch (place.kind) {
      case 'sensitiveArea':
        addPeople(this.#sensitive, place, 1);
        break;
      case 'populationBlock':
        this.#addBlock(place, outline);
        break;
      case 'shelter':
        this.#shelters.places++;
        if (place.amount === null) this.#shelters.without++;
        else this.#shelters.people += place.amount;
        break;
      case 'supply':
        this.#depots.push(place.row);
        break;
      case 'riskSource':
      case 'installation':
        this.#addSubstance(place.kind, place);
        break;
      case 'riverReach':
        if (outline) this.#riverM += this.#region.lengthInsideM(outline);
        break;
      case 'road':
        if (outline) this.#roadM += this.#region.lengthInsideM(outline);
        break;
      default:
    }
  }

  result(view: ReadView): AreaSums {
    return {
      sensitiveAreas: rounded(this.#sensitive),
      residents: rounded(this.#residents),
      shelters: this.#shelters,
      stock: stockOf(view, this.#depots),
      substances: [...this.#substances.values()].sort(
        (a, b) => b.amountKg - a.amountKg || b.places - a.places || (a.name < b.name ? -1 : 1),
      ),
      riverM: this.#riverM,
      roadM: this.#roadM,
    };
  }

  /** Of a block that the edge cuts people count by the share of its area: they are taken to live evenly spread. */
  #addBlock(place: PlaceRow, outline: Outline | undefined): void {
    const share = outline && outline.rings.length > 0 ? this.#region.share(outline) : 1;
    if (share < WHOLE) this.#residents.cut++;
    addPeople(this.#residents, place, share);
  }

  #addSubstance(kind: Substance['kind'], { substance, amount }: PlaceRow): void {
    if (substance === null) return;
    const key = `${kind} ${substance}`;
    const sum = this.#substances.get(key) ?? { kind, name: substance, amountKg: 0, places: 0, without: 0 };
    sum.places++;
    if (amount === null) sum.without++;
    else sum.amountKg += amount;
    this.#substances.set(key, sum);
  }
}

interface PeopleSum {
  day: number;
  night: number;
  places: number;
  without: number;
}

/** Where only one of day and night is stated it stands for both. */
function addPeople(sum: PeopleSum, { day, night }: PlaceRow, share: number): void {
  sum.places++;
  if (day === null && night === null) sum.without++;
  sum.day += (day ?? night ?? 0) * share;
  sum.night += (night ?? day ?? 0) * share;
}

function rounded<Sum extends PeopleSum>(sum: Sum): Sum {
  return { ...sum, day: Math.round(sum.day), night: Math.round(sum.night) };
}

function stockOf(view: ReadView, depots: readonly number[]): AreaSums['stock'] {
  const stock = new Map<string, AreaSums['stock'][number]>();
  for (const record of view.recordsOfRows(depots)) {
    if (!('items' in record)) continue;
    for (const { name, unit, quantity } of record.items) {
      const sum = stock.get(`${name} ${unit}`) ?? { name, unit, quantity: 0, depots: 0 };
      stock.set(`${name} ${unit}`, { ...sum, quantity: sum.quantity + quantity, depots: sum.depots + 1 });
    }
  }
  return [...stock.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
