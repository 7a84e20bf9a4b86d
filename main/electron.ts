import { runShell } from './shell/run.ts';

runShell();
