import { parentPort, workerData } from 'node:worker_threads';
import { type CheckTask, runCheck } from './deepCheck.ts';

const task: CheckTask = workerData;
const problem = runCheck(task);
parentPort?.postMessage(problem === undefined ? {} : { problem });
