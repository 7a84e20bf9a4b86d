import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../clock.ts';
import { MovementSimulation } from './movement.ts';
import { type SimulatorReport, simulationPlanSchema, simulatorCommandSchema } from './plan.ts';
import { DeviceSimulation } from './simulation.ts';

const REPORT_EVERY_MS = 2_000;

/** The demonstration's devices and vehicles, in a thread of their own: they reach the hub over its sockets alone. */
const plan = simulationPlanSchema.parse(workerData);
const devices = new DeviceSimulation(plan, systemClock);
const movement = new MovementSimulation(plan, systemClock);

const report = () => {
  const { positions, lost } = movement.counts;
  const done = devices.report();
  const said: SimulatorReport = { ...done, positions, lost: done.lost + lost };
  parentPort?.postMessage(said);
};
let cancelReport = () => {};
const reportLater = () => {
  cancelReport = systemClock.after(REPORT_EVERY_MS, () => {
    report();
    reportLater();
  });
};

parentPort?.on('message', (message) => {
  const command = simulatorCommandSchema.parse(message);
  if (command.do === 'incident') devices.beginIncident(command.at);
  else {
    devices.stop();
    movement.stop();
    cancelReport();
    parentPort?.close();
  }
});
devices.start();
movement.start();
reportLater();
