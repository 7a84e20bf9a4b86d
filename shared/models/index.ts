import type { Model } from './model.ts';
import { pointSource } from './pointSource.ts';
import { stability } from './stability.ts';

/** Every model, by name: the command line, the worker pool and the page find them here. */
export const models: ReadonlyMap<string, Model> = new Map<string, Model>([
  [stability.name, stability],
  [pointSource.name, pointSource],
]);
