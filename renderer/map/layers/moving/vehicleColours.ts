import { VEHICLE_CATEGORIES } from '../../../../shared/records/vehicle.ts';
import type { VehicleCategory } from './moving.ts';

/** Colours of vehicles by category, apart from one another on the dark ground; arrows and dots alike. */
export const VEHICLE_COLOURS: Readonly<Record<VehicleCategory, string>> = {
  hazmat: '#ff9a3d',
  fire: '#ff5a6b',
  ambulance: '#ffffff',
  police: '#6fa8ff',
  monitoring: '#3fe0d0',
  engineering: '#ffe14a',
  bus: '#8fe0a8',
  machinery: '#d9b98c',
  other: '#9fb6d8',
};

type Rgb = readonly [red: number, green: number, blue: number];

/** The same as bytes, in the order of VEHICLE_CATEGORIES. */
export const VEHICLE_RGB: readonly Rgb[] = VEHICLE_CATEGORIES.map((category) => rgbOf(VEHICLE_COLOURS[category]));
/** Of a vehicle whose record is not known. */
export const UNKNOWN_RGB: Rgb = [159, 182, 216];

function rgbOf(colour: string): Rgb {
  const byte = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [byte(1), byte(3), byte(5)];
}
