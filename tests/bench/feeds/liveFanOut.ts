import type { Telemetry } from '../../../main/telemetry/telemetry.ts';
import { connectHub } from '../../../renderer/client/hubClient.ts';
import { LiveReadings } from '../../../renderer/state/liveReadings.ts';
import { LiveTracks } from '../../../renderer/state/liveTracks.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';
import type { Figure } from '../../bench.ts';

/** A page's live stores on a real connection to a hub, measuring how old a value is when the store has it. */
export function openMeasuredPage(url: string, token: string) {
  const client = connectHub(url, token);
  const readings = new LiveReadings();
  const tracks = new LiveTracks();
  const agesMs: number[] = [];
  let [messages, takingMs, rows] = [0, 0, 0];
  client.watch({ readings: true, tracks: true }, (message) => {
    const started = performance.now();
    const before = readings.stations;
    const fits = message.kind === 'readings' ? readings.take(message) : tracks.take(message);
    takingMs += performance.now() - started;
    messages++;
    rows += message.rows;
    if (message.kind === 'readings' && !message.first)
      for (const [stationId, station] of readings.stations)
        if (before.get(stationId) !== station)
          for (const reading of station.all)
            if (!before.get(stationId)?.all.includes(reading)) agesMs.push(Date.now() - reading.receivedAt);
    return fits;
  });
  return {
    readings,
    tracks,
    /** From receipt at the hub to the page's store, milliseconds, of everything that a message changed. */
    agesMs,
    figures: () => ({ messages, rows, takingMs }),
    close: () => client.close(),
  };
}

/** 70,000 subjects of which 7,000 move each second: what it costs the hub's thread and a page, and how old positions get. */
export async function measureTracks(
  telemetry: Telemetry,
  page: ReturnType<typeof openMeasuredPage>,
  print: (figure: Figure) => void,
  seconds = 20,
): Promise<void> {
  const subjects = 70_000;
  const move = (i: number): TrackPoint => ({
    subjectId: `vehicle:bench-${i}`,
    at: Date.now(),
    lon: 104 + (i % 1000) / 1000 + Math.random() / 100,
    lat: 30 + Math.floor(i / 1000) / 100,
    headingDeg: i % 360,
    speedMs: 12,
    receivedAt: Date.now(),
    feedId: 'feedSource:bench',
  });
  telemetry.appendTracks(Array.from({ length: subjects }, (_, i) => move(i)));
  while (page.tracks.arrays().count < subjects) await new Promise((resolve) => setTimeout(resolve, 50));
  const before = page.figures();
  const cpu = process.cpuUsage();
  const ages: number[] = [];
  const started = performance.now();
  let [sent, version] = [0, page.tracks.arrays().version];
  while (performance.now() - started < seconds * 1000) {
    const due = Math.floor(((performance.now() - started) / 1000) * 7000) - sent;
    telemetry.appendTracks(Array.from({ length: due }, (_, i) => move((sent + i) % subjects)));
    sent += due;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { version: now, at } = page.tracks.arrays();
    if (now !== version) {
      version = now;
      ages.push(Date.now() - at.reduce((newest, each) => Math.max(newest, each), 0));
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  const after = page.figures();
  const load = Math.round((user + system) / (performance.now() - started)) / 10;
  const perMessage = Math.round(((after.takingMs - before.takingMs) / (after.messages - before.messages)) * 100) / 100;
  ages.sort((a, b) => a - b);
  print({ figure: 'tracks: hub and page together', value: load, unit: '% of a core', subjects, perSecond: 7000, sent });
  print({ figure: 'tracks: page takes a message', value: perMessage, unit: 'ms', rows: after.rows - before.rows });
  print({
    figure: 'tracks: newest position when shown',
    value: ages.at(Math.floor(ages.length * 0.99)) ?? 0,
    unit: 'ms p99',
  });
}
