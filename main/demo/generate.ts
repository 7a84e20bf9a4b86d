import { bodyRecords, contactRecords, makeBodies, teamRecords } from './bodies.ts';
import { CountyMap } from './counties.ts';
import { drainRecords, NETWORKS } from './drains.ts';
import { cameraRecords, mobileSourceRecords, panoramaRecords, supplyRecords, vehicleRecords } from './equipment.ts';
import { type DemoFile, demoFile } from './files.ts';
import { type DemoFirm, FIRMS, firmRecord, installationRecords, otherFirms, parkFirms, parkRecord } from './firms.ts';
import { gridRecords } from './gridCells.ts';
import { Ground } from './ground.ts';
import { airRecords, pointRecords, radiationRecords, waterRecords } from './monitoring.ts';
import { DOCUMENTS_FOLDER, makePapers, PAPERS_FILE } from './papers.ts';
import { layParks } from './parks.ts';
import { ringArea } from './plane.ts';
import { blockRecords, makeBlocks } from './population.ts';
import { sensitiveRecords, shelterRecords, waterFacilityRecords } from './receptors.ts';
import { firmRisks, RISK_SOURCES, ratiosOf, riskRecords, stationRisks } from './risks.ts';
import { makeRivers, riverRecords } from './rivers.ts';
import { makeRoads, roadRecords } from './roads.ts';
import { Terrain } from './terrain.ts';
import { makeTowns } from './towns.ts';

/** A file that is no list: papers of firms, which are not imported. */
export interface PaperFile {
  readonly file: string;
  readonly kind?: undefined;
  readonly bytes: Uint8Array;
}

function paperFiles(firms: readonly DemoFirm[]): PaperFile[] {
  const { papers, files } = makePapers(firms);
  const documents = [...files].map(([name, bytes]) => ({ file: `${DOCUMENTS_FOLDER}/${name}`, bytes }));
  return [
    ...documents,
    { file: PAPERS_FILE, bytes: new TextEncoder().encode(`${JSON.stringify(papers, undefined, 1)}\n`) },
  ];
}

/**
 * The demonstration province, file by file in the order in which they are to be imported: what others refer to comes
 * first, what a park needs before the rest. Pure of clock and chance: the same base map gives the same bytes.
 * @param baseMapFolder assets/basemap
 */
export async function* generateDemo(baseMapFolder: string): AsyncGenerator<DemoFile | PaperFile> {
  const ground = new Ground(baseMapFolder);
  const counties = new CountyMap(ground);
  const parks = layParks(ground);
  yield demoFile(
    '园区',
    'park',
    'geojson',
    parks.map((park) => parkRecord(park, ringArea(park.outline))),
  );

  const inParks = parkFirms(parks, counties);
  const firms = [...inParks, ...otherFirms(FIRMS - inParks.length, inParks.length + 1, counties, ground)];
  const risks = firmRisks(firms);
  const ratios = ratiosOf(risks);
  yield* paperFiles(firms);
  yield demoFile(
    '企业',
    'firm',
    'gbk.csv',
    firms.map((firm, i) => firmRecord(firm, ratios.get(firm.code) ?? 0, i)),
  );
  yield demoFile('装置设施', 'installation', 'csv', inParks.flatMap(installationRecords));
  yield demoFile('排水管网', 'drain', 'geojson', inParks.slice(0, NETWORKS).flatMap(drainRecords));

  const terrain = new Terrain(ground, counties);
  const towns = makeTowns(counties, terrain, ground, parks);
  const stationed = [...risks, ...stationRisks(RISK_SOURCES - risks.length, towns, ground)];
  yield demoFile('环境风险源', 'riskSource', 'csv', riskRecords(stationed));
  const blocks = makeBlocks(counties, towns, terrain, ground, parks);
  yield demoFile('人口网格', 'populationBlock', 'geojson', blockRecords(blocks));
  const rivers = makeRivers(terrain, ground);
  yield demoFile('河段', 'riverReach', 'geojson', riverRecords(rivers));
  yield demoFile('道路', 'road', 'geojson', roadRecords(makeRoads(towns, parks, terrain, ground)));

  yield demoFile(
    '环境敏感目标',
    'sensitiveArea',
    'geojson',
    sensitiveRecords(blocks, towns, rivers, parks, terrain, ground),
  );
  yield demoFile('避难场所', 'shelter', 'kml', shelterRecords(towns, ground));
  yield demoFile('应急物资库', 'supply', 'xlsx', supplyRecords(towns, parks, ground));
  yield demoFile('应急队伍', 'team', 'gbk.csv', teamRecords(counties, parks, ground));
  yield demoFile('水利设施', 'waterFacility', 'csv', waterFacilityRecords(rivers, terrain));

  const { outlets, stations } = pointRecords(firms);
  yield demoFile('排放口', 'outlet', 'csv', outlets);
  yield demoFile('在线监测点', 'station', 'csv', stations);
  const around = [...airRecords(towns, ground), ...waterRecords(rivers, counties), ...radiationRecords(ground)];
  yield demoFile('环境质量站点', 'station', 'xlsx', around);
  yield demoFile('视频监控', 'camera', 'csv', cameraRecords(firms, parks, rivers, towns, ground));
  yield demoFile('全景', 'panorama', 'csv', panoramaRecords(firms));

  const bodies = makeBodies(counties, ground);
  yield demoFile('机构', 'organisation', 'csv', bodyRecords(bodies));
  yield demoFile('联系人', 'contact', 'csv', contactRecords(bodies, firms));
  yield demoFile('车辆', 'vehicle', 'csv', vehicleRecords(towns, parks, ground));
  yield demoFile('移动放射源', 'mobileSource', 'xlsx', mobileSourceRecords(firms));
  yield demoFile('四级网格', 'gridCell', 'geojson', gridRecords(counties, blocks, terrain, ground));
}
