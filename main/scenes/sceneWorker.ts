import { parentPort, workerData } from 'node:worker_threads';
import { buildScene, buildView } from './buildScene.ts';
import { writeFileWhole, writeScene } from './sceneFolder.ts';
import type { SceneTask } from './sceneTask.ts';

const task: SceneTask = workerData;
if (task.view) await writeFileWhole(task.view.file, await buildView(task.input, new Set(task.view.ownIds)));
else await writeScene(task.folder, await buildScene(task.input));
parentPort?.postMessage('done');
