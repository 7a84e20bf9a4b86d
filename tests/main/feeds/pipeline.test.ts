import { expect, test } from 'vitest';
import { createPipeline, type PipelineStages } from '../../../main/feeds/pipeline.ts';
import { createLog } from '../../../main/log.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';

const reading = (value: number): Reading => ({
  ...{ stationId: 'station:A', factor: 'a05024', period: 'hour', at: 1_800_000_000_000, value, flag: '' },
  ...{ receivedAt: 1_800_000_000_500, feedId: 'feedSource:x', verdict: 0 },
});

function pipelineOf(changes: Partial<PipelineStages>) {
  const said: string[] = [];
  const stages: PipelineStages = {
    authoritative: (readings) => readings,
    judge: (readings) => readings.map((one) => ({ ...one, verdict: 1 })),
    append: (readings) => void said.push(`append ${readings.map(({ value, verdict }) => `${value}/${verdict}`)}`),
    appendTracks: (points) => void said.push(`tracks ${points.length}`),
    takers: [
      { name: 'alarming', readings: (readings) => void said.push(`alarm ${readings.map(({ value }) => value)}`) },
      { name: 'weather', readings: (readings) => void said.push(`weather ${readings.length}`) },
    ],
    pressure: () => 0.3,
    stored: async () => {},
    ...changes,
  };
  return { pipeline: createPipeline(stages, createLog('silent')), said };
}

test('P1: batches go through every stage whole, in the order of the calls', () => {
  const { pipeline, said } = pipelineOf({});
  pipeline.readings([reading(1), reading(2)]);
  pipeline.readings([reading(3)]);
  expect(said).toEqual(['append 1/1,2/1', 'alarm 1,2', 'weather 2', 'append 3/1', 'alarm 3', 'weather 1']);
  expect(pipeline.pressure).toBe(0.3);
});

test('P2: a stage that throws loses nothing for the others', () => {
  const fail = () => {
    throw new Error('broken');
  };
  const { pipeline, said } = pipelineOf({ judge: fail, append: fail, pressure: fail });
  for (let i = 0; i < 3; i++) pipeline.readings([reading(i)]);
  expect(said).toEqual(['alarm 0', 'weather 1', 'alarm 1', 'weather 1', 'alarm 2', 'weather 1']);
  expect(pipeline.statistics()).toMatchObject({ readings: 3, failures: { judge: 3, append: 3 } });
  expect(pipeline.pressure).toBe(0);
});

test('what is no reading at all is refused before the first stage and counted', () => {
  const { pipeline, said } = pipelineOf({});
  pipeline.readings([
    reading(Number.NaN),
    reading(5),
    { ...reading(6), stationId: '' },
    { ...reading(7), max: Infinity },
  ]);
  pipeline.tracks([{ subjectId: 'vehicle:V', at: 1, lon: 200, lat: 0, receivedAt: 1, feedId: 'x' }]);
  expect(said).toEqual(['append 5/1', 'alarm 5', 'weather 1']);
  expect(pipeline.statistics()).toMatchObject({ readings: 1, tracks: 0, invalid: 4 });
});

test('readings of a feed that is not the producer go nowhere', () => {
  const { pipeline, said } = pipelineOf({ authoritative: () => [] });
  pipeline.readings([reading(1)]);
  expect(said).toEqual([]);
});
