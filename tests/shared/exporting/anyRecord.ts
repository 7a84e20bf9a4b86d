import fc from 'fast-check';
import { type PlaceKind, type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import { type FieldType, type NumberUnit, ownFieldsOf } from '../../../shared/records/ownFields.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Text that begins and ends with a visible character, with everything awkward inside and, often, a formula in front. */
export const anyText = (max: number) =>
  fc
    .tuple(
      fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '＝', '_x0041_', '007'),
      fc.string({ unit: fc.constantFrom(...'aB 中,;|"\'\n\t=+-@7.<&>（'), maxLength: Math.max(1, max - 8) }),
    )
    .map(([head, body]) => `${head}${body}`.trim())
    .filter((value) => value.length > 0);
const count = fc.nat({ max: 5_000_000 });
const amount = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const day = fc.integer({ min: 0, max: 25_000 }).map((days) => days * 86_400_000);
const moment = fc.oneof(day, fc.integer({ min: 0, max: 2e12 }));

/** Within what every record's schema allows. */
const RANGES: Readonly<Record<NumberUnit, readonly [min: number, max: number]>> = {
  '': [1e-4, 1],
  m: [0.01, 20],
  m3: [0.01, 1e6],
  'm3/d': [0.01, 1e6],
  'm3/s': [0.01, 1e5],
  'm/s': [0.01, 15],
  'km/h': [1, 150],
  deg: [0.5, 100],
  Bq: [1, 1e15],
};

/** A value of one own field as a record holds it; parts of records are made apart. */
function fieldValue(kind: PlaceKind, type: FieldType): fc.Arbitrary<unknown> | undefined {
  switch (type.type) {
    case 'text':
      return anyText(Math.min(type.limit, 40));
    case 'category': {
      const { shape } = recordSchemas[kind];
      return 'category' in shape ? fc.constantFrom(...shape.category.options) : undefined;
    }
    case 'words':
      return fc.constantFrom(...type.words);
    case 'yesNo':
      return fc.boolean();
    case 'date':
      return day;
    case 'people':
      return count;
    case 'massKg':
    case 'areaM2':
      return amount;
    case 'number': {
      const [min, max] = RANGES[type.unit];
      return type.whole ? fc.integer({ min: 1, max: 20 }) : fc.double({ min, max, noNaN: true });
    }
    case 'items':
    case 'population':
      return undefined;
  }
}

const item = fc.record({
  name: anyText(30),
  quantity: amount,
  unit: fc.constantFrom('kg', '个', 'L', 'm³', ''),
});
const people = fc.record({ day: maybe(count), night: count, asOf: maybe(day) });

/** Everything that a kind has of its own, by its table of fields. */
function ownPart(kind: PlaceKind): fc.Arbitrary<Record<string, unknown>> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [field, type] of ownFieldsOf(kind)) {
    if (type.type === 'items') fields.items = fc.array(item, { maxLength: 4 });
    else if (field === 'populationDay') fields.population = maybe(people);
    else if (!field.startsWith('population')) {
      const value = fieldValue(kind, type);
      if (value) fields[field] = type.type === 'category' ? value : maybe(value);
    }
  }
  if (kind === 'model3d') {
    fields.folder = fc.constant('m1');
    fields.entry = fc.constant('tileset.json');
    fields.bytes = fc.constant(7);
  }
  return fc.record(fields);
}

const lon = fc.double({ min: 116, max: 120, noNaN: true });
const lat = fc.double({ min: 23, max: 27, noNaN: true });
const outline = fc.tuple(lon, lat).chain(([west, south]) => {
  const ring = [
    [west, south],
    [west + 0.01, south],
    [west + 0.01, south + 0.01],
    [west, south],
  ];
  return fc
    .constantFrom(
      { type: 'Polygon', coordinates: [ring] },
      { type: 'MultiPolygon', coordinates: [[ring]] },
      { type: 'LineString', coordinates: ring },
      { type: 'MultiLineString', coordinates: [ring, ring] },
    )
    .map((geometry) => ({ geometry, position: { lon: west + 0.008, lat: south + 0.002 } }));
});
const placed = fc.oneof(
  fc
    .record({ lon, lat, heightM: maybe(fc.double({ min: 1, max: 4000, noNaN: true })) })
    .map((position) => ({ position })),
  outline,
);

/** A whole valid record of a kind. */
export function anyRecord(kind: PlaceKind, index: number): fc.Arbitrary<PlaceRecord> {
  return fc
    .record({
      own: ownPart(kind),
      place: placed,
      name: anyText(60),
      code: anyText(20),
      address: maybe(anyText(60)),
      contact: maybe(fc.record({ name: anyText(18), phone: maybe(anyText(18)) })),
      remark: maybe(anyText(200)),
      producer: anyText(20),
      asOf: maybe(moment),
    })
    .map(({ own, place, producer, asOf, code, ...rest }) =>
      recordSchemas[kind].parse({
        id: `${kind}:${index}`,
        ...rest,
        ...own,
        ...place,
        code: `${code}#${index}`,
        provenance: { producer, asOf },
      }),
    );
}
