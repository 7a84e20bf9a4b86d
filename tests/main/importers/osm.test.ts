import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classifyOsm } from '../../../main/importers/osmTags.ts';
import { importBytes, reasons } from './importBench.ts';

const ANDORRA = '/work/shared/fixtures/andorra-places.geojson';
const path = process.env.ONEMAP_FIXTURES ? `${process.env.ONEMAP_FIXTURES}/andorra-places.geojson` : ANDORRA;
