import { describe, expect, it } from 'vitest';
import { daysLeft, validityOf } from '../../../renderer/firmFile/documents/expiry.ts';
import { decodeText, imageType, previewKind } from '../../../renderer/firmFile/documents/previewKind.ts';
import { historyOf } from '../../../renderer/firmFile/history.ts';
import { ratioText } from '../../../renderer/firmFile/ratioText.ts';
import { barLengthM, footprintOf, pathOf, planOf } from '../../../renderer/firmFile/siteSketch.ts';
import type { FirmFile } from '../../../shared/contract/firms.ts';
import { destination, distanceM } from '../../../shared/geo.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const DAY_MS = 86_400_000;
const provenance = { producer: '局', asOf: 5 * DAY_MS };

describe('documents', () => {
  it('are valid, soon to end, ended or without an end', () => {
    const now = 1000 * DAY_MS;
    const at = (days: number) => validityOf({ expiresAt: now + days * DAY_MS }, now);
    expect([at(-1), at(0), at(89), at(90), at(400)]).toEqual(['expired', 'soon', 'soon', 'valid', 'valid']);
    expect(validityOf({}, now)).toBe('unlimited');
    expect(daysLeft(now + 1.5 * DAY_MS, now)).toBe(1);
  });

  it('are shown by the ending of their name; a script is never a picture', () => {
    const kind = (fileName: string, bytes = 10) => previewKind({ fileName, bytes });
    expect([kind('a.PDF'), kind('b.docx'), kind('c.CSV'), kind('d.jpg'), kind('e.txt')]).toEqual([
      'pdf',
      'docx',
      'csv',
      'image',
      'text',
    ]);
    expect([kind('f.svg'), kind('g.html'), kind('h'), kind('i.pdf', 1e9)]).toEqual(['none', 'none', 'none', 'none']);
    expect(imageType('x.svg')).toBe('application/octet-stream');
  });

  it('in UTF-8 or in GBK are read as text', () => {
    const bytes = (...values: number[]) => new Uint8Array(values).buffer;
    expect(decodeText(bytes(0xe6, 0xb0, 0xaf))).toBe('氯');
    expect(decodeText(bytes(0xc2, 0xc8))).toBe('氯');
  });
});

describe('site plan', () => {
  const firm = { lon: 117.6, lat: 23.75 };

  it('is to scale: metres on the plan are metres on the ground', () => {
    const corner = destination(firm, 60, 300);
    const plan = planOf([firm, corner], 1.5);
    const [ax, ay] = plan.at(firm);
    const [bx, by] = plan.at(corner);
    expect(Math.hypot(bx - ax, by - ay)).toBeCloseTo(distanceM(firm, corner), 0);
    // East is right, north is up.
    expect(bx).toBeGreaterThan(ax);
    expect(by).toBeLessThan(ay);
    const [x, y, width, height] = plan.box;
    for (const [px, py] of [plan.at(firm), plan.at(corner)]) {
      expect(px).toBeGreaterThan(x);
      expect(px).toBeLessThan(x + width);
      expect(py).toBeGreaterThan(y);
      expect(py).toBeLessThan(y + height);
    }
    expect(barLengthM(plan.box)).toBeLessThanOrEqual(width / 4);
  });

  it('of a single point still shows a hundred metres', () => {
    expect(planOf([firm], 1.5).box[2]).toBeGreaterThanOrEqual(100);
  });

  it('draws installations by their sizes', () => {
    const base = { id: 'installation:A', name: 'T', position: firm, category: 'tank', provenance } as const;
    expect(footprintOf({ ...base, diameterM: 20 })).toEqual({ shape: 'circle', radiusM: 10 });
    expect(footprintOf({ ...base, lengthM: 40, widthM: 15, headingDeg: 30 })).toEqual({
      shape: 'rectangle',
      lengthM: 40,
      widthM: 15,
      turnDeg: 30,
    });
    expect(footprintOf({ ...base, lengthM: 12, diameterM: 3 })).toMatchObject({ lengthM: 12, widthM: 3 });
  });

  it('closes the rings of areas', () => {
    const plan = planOf([firm], 1);
    const ring = [0, 120, 240, 0].map((bearing) => {
      const { lon, lat } = destination(firm, bearing, 40);
      return [lon, lat];
    });
    expect(pathOf(plan, { type: 'Polygon', coordinates: [ring] })).toMatch(/^M[^M]+Z$/);
    expect(pathOf(plan, { type: 'LineString', coordinates: ring })).not.toContain('Z');
  });
});

describe('history', () => {
  it('tells everything that happened, the newest first, in both languages', () => {
    const empty = {
      riskSources: [],
      installations: [],
      outlets: [],
      stations: [],
      drains: [],
      cameras: [],
      panoramas: [],
      contacts: [],
      incidents: [],
    };
    const file: FirmFile = {
      ...empty,
      firm: { id: 'firm:A', name: 'A', position: { lon: 1, lat: 1 }, provenance },
      documents: [
        {
          id: 'document:A',
          name: '预案',
          category: 'plan',
          subjectId: 'firm:A',
          fileId: 'a'.repeat(64),
          fileName: 'a.pdf',
          mediaType: 'application/pdf',
          bytes: 1,
          provenance,
        },
      ],
      inspections: [
        {
          id: 'inspection:A',
          name: '检查',
          category: 'random',
          firmId: 'firm:A',
          at: 9 * DAY_MS,
          inspectors: ['甲'],
          problems: [{ text: 'x', state: 'open' }],
          provenance,
        },
      ],
      complaints: [{ id: 'complaint:A', name: '异味', at: 7 * DAY_MS, text: '夜间', state: 'open', provenance }],
      alarms: [],
      incidentSteps: [{ incidentId: 'incident:A', atMs: 8 * DAY_MS, actor: 'u', to: 'verified', why: '属实' }],
      imports: [
        {
          id: 'importBatch:A',
          name: '企业.csv',
          kind: 'firm',
          importedAt: DAY_MS,
          importedBy: 'u',
          imported: 1,
          updated: 0,
          rejected: 0,
        },
      ],
    };
    const entries = historyOf(file);
    expect(entries.map(({ kind }) => kind)).toEqual(['inspection', 'incident', 'complaint', 'document', 'import']);
    for (const language of ['zh-CN', 'en'] as const) {
      const t = createTranslate(language);
      for (const entry of entries) expect(entry.about(t)).not.toMatch(/firm\.|records\./);
    }
    expect(entries[0]?.about(createTranslate('zh-CN'))).toBe('双随机检查 · 发现问题 1 个 · 甲');
  });
});

describe('a ratio', () => {
  it('has three digits, all of them before the point, and no exponent', () => {
    expect([0, 0.0001, 0.01234, 5.678, 1234.5, 2_345_678].map(ratioText)).toEqual([
      '0',
      '< 0.001',
      '0.012',
      '5.68',
      '1,235',
      '2,345,678',
    ]);
  });
});
