import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRow } from '../../../main/store/eventRow.ts';
import { eventOfRow, FIRST_PREV_HASH, rowHash } from '../../../main/store/eventRow.ts';
import { Journal } from '../../../main/store/journal.ts';
import { cutJournal, journalHashAt } from '../../../main/store/journalCut.ts';
import { answerLine, eventLine, parseLine } from '../../../main/store/journalLine.ts';
import { listSegments, readSegment } from '../../../main/store/journalSegments.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function row(seq: number, payload: unknown = { incidentId: 'incident:A', text: `n${seq}` }): EventRow {
  const unsealed = {
    seq,
    id: `event:${seq}`,
    origin: 'hub:a',
    origin_seq: seq,
    at_ms: 5,
    at_counter: seq,
    actor: 'user:a',
    incident_id: seq % 2 ? 'incident:A' : null,
    type: 'incident.noted',
    version: 1,
    payload: JSON.stringify(payload),
    prev_hash: FIRST_PREV_HASH,
    hash: '',
  };
  return { ...unsealed, hash: rowHash(unsealed) };
}

function append(journal: Journal, from: number, to: number): void {
  const rows = Array.from({ length: to - from + 1 }, (_, i) => row(from + i));
  journal.append({ lines: rows.map(eventLine), end: { seq: to, hash: rows.at(-1)?.hash ?? '' } });
}

function seqs(): number[] {
  return listSegments(folder).flatMap(({ file }) =>
    [...readSegment(file)].flatMap(({ entry }) => ('stored' in entry ? [entry.stored.event.seq] : [])),
  );
}

const lastFile = () => listSegments(folder).at(-1)?.file ?? '';

describe('journal lines', () => {
  it('hold any payload and any answer, and give them back', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'binary' }), (payload, text) => {
        const event = row(1, { payload: JSON.parse(payload), text });
        const line = eventLine(event);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(parseLine(line)).toEqual({ stored: { event: eventOfRow(event), payloadJson: event.payload } });
        const answer = { callId: text, actor: payload, at: 1, seq: 2, resultJson: text === '' ? null : payload };
        expect(parseLine(answerLine(answer))).toEqual({ answer });
      }),
      { numRuns: 60 },
    );
  });

  it('are recognised when a byte of them is not as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          eventLine(row(3)),
          answerLine({ callId: 'c', actor: 'a', at: 1, seq: 2, resultJson: '{"a":1}' }),
        ),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (line, at, bits) => {
          const bytes = Buffer.from(line.trimEnd());
          bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits;
          const entry = parseLine(bytes.toString());
          if ('invalid' in entry) return;
          // Only its place in this hub's log is not under the hash; the replay checks that by its neighbours.
          if ('stored' in entry) expect({ ...entry.stored.event, seq: 3 }).toEqual(eventOfRow(row(3)));
          else expect.fail(`accepted: ${bytes.toString()}`);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('that are nothing of ours are invalid, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(parseLine(text)).toHaveProperty('invalid');
      }),
    );
    for (const text of ['{"answer":null}', '{"answer":5}', '{"type":"incident.noted","seq":1}', '[]', 'null']) {
      expect(parseLine(text)).toHaveProperty('invalid');
    }
  });
});

describe('journal', () => {
  it('S2: cuts a torn end off wherever it was torn, and goes on after the last whole line', () => {
    const whole = new Journal(folder);
    append(whole, 1, 5);
    append(whole, 6, 6);
    whole.close();
    const file = lastFile();
    const bytes = readFileSync(file);
    const lastStart = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
    for (let length = lastStart; length < bytes.length; length += length < bytes.length - 20 ? 9 : 1) {
      writeFileSync(file, bytes.subarray(0, length));
      const journal = new Journal(folder);
      expect(journal.end.seq).toBe(5);
      append(journal, 6, 7);
      journal.close();
      expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('cuts off zeros and garbage that a power loss left at its end', () => {
    const journal = new Journal(folder);
    append(journal, 1, 3);
    journal.close();
    const { size } = statSync(lastFile());
    for (const garbage of [Buffer.alloc(5000), Buffer.from('{"seq":4}\n{}\n'), Buffer.from('\n\n')]) {
      appendFileSync(lastFile(), garbage);
      const again = new Journal(folder);
      expect(again.end.seq).toBe(3);
      again.trim();
      again.close();
      expect(statSync(lastFile()).size).toBe(size);
    }
  });

  it('finds its end however long the last line is, and in the segment before an empty one', () => {
    const journal = new Journal(folder);
    const long = row(1, { incidentId: 'incident:A', text: '长'.repeat(3_000_000) });
    journal.append({ lines: [eventLine(long)], end: { seq: 1, hash: long.hash } });
    journal.close();
    expect(new Journal(folder).end).toEqual({ seq: 1, hash: long.hash });
    writeFileSync(join(folder, 'journal-000000000002.ndjson'), '{"torn');
    const next = new Journal(folder);
    expect(next.end).toEqual({ seq: 1, hash: long.hash });
    append(next, 2, 3);
    next.close();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('begins a new segment when one is full', () => {
    const journal = new Journal(folder, 1000);
    for (let seq = 1; seq <= 9; seq++) append(journal, seq, seq);
    expect(readdirSync(folder).length).toBeGreaterThan(2);
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(journal.bytes).toBe(readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0));
    journal.close();
  });

  it.each([0, 1, 4, 5, 9])('is cut after event %i, and what is cut off is kept; also when done twice', (seq) => {
    const journal = new Journal(folder, 1000);
    for (let each = 1; each <= 9; each++) append(journal, each, each);
    journal.close();
    const aside = join(folder, 'aside');
    cutJournal(folder, seq, aside);
    cutJournal(folder, seq, aside);
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].slice(0, seq));
    const kept = listSegments(aside).flatMap(({ file }) =>
      [...readSegment(file)].flatMap(({ entry }) => ('stored' in entry ? entry.stored.event.seq : [])),
    );
    expect([...new Set([...seqs(), ...kept])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(journalHashAt(folder, seq)).toBe(seq === 0 ? undefined : row(seq).hash);
    expect(journalHashAt(folder, 10)).toBeUndefined();
  });

  it('ends where it ended before when an append fails', () => {
    const journal = new Journal(folder);
    append(journal, 1, 2);
    journal.close();
    rmSync(folder, { recursive: true });
    expect(() => append(journal, 3, 3)).toThrow('ENOENT');
    expect(journal.end.seq).toBe(2);
  });

  it('takes a file cut to nothing for an empty journal', () => {
    const journal = new Journal(folder);
    append(journal, 1, 2);
    journal.close();
    truncateSync(lastFile(), 0);
    const again = new Journal(folder);
    expect(again.end).toEqual({ seq: 0, hash: '' });
    append(again, 1, 2);
    again.close();
    expect(seqs()).toEqual([1, 2]);
  });
});
