import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { booleanIntersects, circle, distance } from '@turf/turf';
import { fixtures } from '../hubProcess.ts';

/** Real places of Andorra: fuel stations, hospitals, schools, settlements; points and polygons. */
export const PLACES_FILE = join(fixtures, 'andorra-places.geojson');
const RADII_M = [500, 3000, 5000] as const;
/** A task must be on the second page within this, ms. */
export const TASK_ARRIVES_MS = 1_000;

export const byId = (page: Page, id: string): Locator => page.locator(`[data-testid="${id}"]`);

/** Opens the desk and waits until it is alive: connected, records loaded, map drawn. */
export async function openDesk(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/#token=${token}`);
  await expect(byId(page, 'desk')).toBeVisible();
  await mapReady(page);
}

export async function mapReady(page: Page): Promise<void> {
  await expect(page.locator('.map-view canvas').first()).toBeVisible();
}

/** Runs an action through the command palette, as a person does who knows its name. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await byId(page, 'palette-input').fill(title);
  await expect(byId(page, 'palette').getByRole('option').first()).toContainText(title);
  await page.keyboard.press('Enter');
}

/** Imports the real file through the wizard: choose, recognise, check, import. */
export async function importPlaces(page: Page): Promise<void> {
  await page.keyboard.press('Alt+i');
  await page.locator('input[type=file]').setInputFiles(PLACES_FILE);
  await expect(byId(page, 'import-file-name')).toContainText('andorra-places.geojson');
  await page.locator('#import-kind').click();
  await page.keyboard.type('地点');
  await page.getByTitle('地点（按标签分类）').click();
  await byId(page, 'import-preview').click();
  await expect(byId(page, 'import-preview-step')).toBeVisible();
  await byId(page, 'import-next').click();
  await expect(byId(page, 'import-check-step')).toBeVisible();
  await byId(page, 'import-run').click();
  await expect(byId(page, 'import-result')).toBeVisible();
  await byId(page, 'import-close').click();
}

interface FeatureOf {
  readonly id?: string | number;
  readonly geometry: GeoJSON.Geometry;
  readonly properties: Record<string, unknown> | null;
}

/** What the file itself says, by turf alone: names within each radius of a fuel station. */
export interface Expected {
  readonly name: string;
  readonly position: readonly [number, number];
  /** OSM ids of the places of known kinds, by radius. */
  readonly within: ReadonlyMap<number, ReadonlySet<string>>;
}

const KNOWN: readonly (readonly [string, readonly string[]])[] = [
  ['amenity', ['hospital', 'school', 'fuel', 'shelter', 'place_of_worship', 'townhall', 'police']],
  ['place', ['town', 'village', 'hamlet']],
  ['tourism', ['hotel', 'alpine_hut']],
];

/** A named fuel station with much around it, and what turf finds about it in the file's own geometry. */
export function expectedAround(): Expected {
  const collection = JSON.parse(readFileSync(PLACES_FILE, 'utf8')) as { features: FeatureOf[] };
  const known = collection.features.filter(({ properties }) =>
    KNOWN.some(([key, values]) => values.includes(String(properties?.[key]))),
  );
  const stations = known.filter(
    ({ properties, geometry }) => properties?.amenity === 'fuel' && properties.name && geometry.type === 'Point',
  );
  const around = (centre: number[], radiusM: number) => {
    const area = circle(centre, radiusM, { units: 'meters', steps: 512 });
    const inside = known.filter(({ geometry }) =>
      geometry.type === 'Point'
        ? distance(centre, geometry.coordinates, { units: 'meters' }) <= radiusM
        : booleanIntersects(area, geometry),
    );
    return new Set(inside.map(({ id }) => `osm:${id}`));
  };
  const candidates = stations.map((station) => {
    const centre = (station.geometry as GeoJSON.Point).coordinates;
    return { station, centre, within: new Map(RADII_M.map((radiusM) => [radiusM, around(centre, radiusM)])) };
  });
  const sameName = (name: unknown) => collection.features.filter(({ properties }) => properties?.name === name).length;
  const best = candidates
    .filter(({ station }) => sameName(station.properties?.name) === 1)
    .sort((a, b) => (b.within.get(5000)?.size ?? 0) - (a.within.get(5000)?.size ?? 0))[0];
  if (!best) throw new Error('the file holds no fuel station with a name of its own');
  const [lon = 0, lat = 0] = best.centre;
  return { name: String(best.station.properties?.name), position: [lon, lat], within: best.within };
}

/** Finds the station by name, opens an incident at it. Returns the incident's name. */
export async function openIncidentAt(page: Page, place: string): Promise<string> {
  await byId(page, 'place-search-input').fill(place);
  await byId(page, 'place-hit').filter({ hasText: place }).first().click();
  await expect(byId(page, 'place-details')).toContainText(place);
  await page.keyboard.press('Alt+n');
  await expect(byId(page, 'incident-name')).not.toHaveValue('');
  const name = `${place} 泄漏`;
  await byId(page, 'incident-name').fill(name);
  await byId(page, 'incident-description').fill('加油机软管破裂，汽油流向雨水口。');
  await page.keyboard.press('Control+Home');
  await byId(page, 'incident-name').press('Enter');
  await expect(byId(page, 'incident-details')).toContainText(name);
  return name;
}

/** The area tab lists exactly what turf found, ring by ring. `stored` are the codes of all places that came in. */
export async function checkArea(
  page: Page,
  expected: Expected,
  stored: ReadonlySet<string>,
  codesWithin: (radiusM: number) => Promise<readonly string[]>,
): Promise<void> {
  await byId(page, 'tab-area').click();
  await expect(byId(page, 'ring-table')).toBeVisible();
  for (const radiusM of RADII_M) {
    // Places drawn twice in the file came in once.
    const wanted = [...(expected.within.get(radiusM) ?? [])].filter((code) => stored.has(code));
    expect([...(await codesWithin(radiusM))].sort()).toEqual(wanted.sort());
    const cells = await byId(page, `ring-${radiusM}`).locator('td').allInnerTexts();
    const counted = cells.slice(0, 4).reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
    expect(counted, `ring ${radiusM}`).toBe(wanted.length);
  }
}

/** Sends a task to everybody in the field; returns the moment it was sent. */
export async function sendTask(page: Page, title: string): Promise<void> {
  await byId(page, 'tab-dispatch').click();
  await byId(page, 'compose-tasks').locator('[data-testid^="template-"]').first().click();
  await byId(page, 'task-title').fill(title);
  await byId(page, 'task-posts').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '现场人员' }).first().click();
  await page.keyboard.press('Escape');
}

/**
 * Sends, and measures from the click on the desk until the task stands in the second page's document, by the pages' own
 * clock (one machine).
 * @returns milliseconds
 */
export async function sendAndAwait(page: Page, field: Page, title: string): Promise<number> {
  const arrived = field.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.body.innerText.includes(text)) resolve(Date.now());
        };
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    title,
  );
  const send = byId(page, 'tasks-send');
  await send.evaluate((button) =>
    button.addEventListener('click', () => button.ownerDocument.body.setAttribute('data-sent-at', String(Date.now())), {
      capture: true,
    }),
  );
  await send.click();
  const took = (await arrived) - Number(await page.locator('body').getAttribute('data-sent-at'));
  expect(took).toBeGreaterThanOrEqual(0);
  return took;
}

/** An account for the field and the address of its page, made by the desk. */
export async function issueFieldLink(page: Page, name: string): Promise<string> {
  await runFromPalette(page, '开设岗位窗口');
  await byId(page, 'role-name').fill(name);
  await byId(page, 'role-name').press('Enter');
  const link = await byId(page, 'role-link').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

export async function advance(page: Page, to: string, why: string): Promise<void> {
  await byId(page, 'tab-details').click();
  await byId(page, `advance-${to}`).click();
  await byId(page, 'advance-why').fill(why);
  await byId(page, 'advance-why').press('Enter');
  await expect(byId(page, 'advance-why')).toHaveCount(0);
}

export async function addNote(page: Page, text: string): Promise<void> {
  await byId(page, 'tab-notes').click();
  await byId(page, 'note-text').fill(text);
  await byId(page, 'note-add').click();
  await expect(byId(page, 'incident-timeline')).toContainText(text);
}
