import { bodySizeOf } from '../../../shared/scenes/sizes.ts';
import type { Mesh } from '../mesh.ts';
import type { SceneInstallation } from '../sceneInput.ts';
import type { Stand } from '../stand.ts';
import type { Detail, DrawBody } from './body.ts';
import { drawBuilding, drawWarehouse } from './buildings.ts';
import { drawLoadingBay, drawOther, drawStack } from './others.ts';
import { drawPipeRack } from './racks.ts';
import { drawSphere } from './sphere.ts';
import { drawTank } from './tank.ts';
import { drawColumn, drawHorizontalTank, drawReactor } from './vessels.ts';

const DRAW: Readonly<Record<SceneInstallation['category'], DrawBody>> = {
  tank: drawTank,
  sphere: drawSphere,
  horizontalTank: drawHorizontalTank,
  reactor: drawReactor,
  column: drawColumn,
  warehouse: drawWarehouse,
  building: drawBuilding,
  pipeRack: drawPipeRack,
  stack: drawStack,
  loadingBay: drawLoadingBay,
  other: drawOther,
};

/** Draws an installation where it stands. */
export function drawBody(mesh: Mesh, stand: Stand, record: SceneInstallation, detail: Detail): void {
  DRAW[record.category](mesh, stand, bodySizeOf(record), record, detail);
}
