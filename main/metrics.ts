import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from './store/types.ts';

/** Figures of the hub in Prometheus text. */
export interface Metrics {
  callStarted(name: string): (outcome: string) => void;
  connectionOpened(): () => void;
  /** A figure that is read when it is asked for: one number, or by the values of a label. */
  watch(name: string, help: string, read: () => number | Readonly<Record<string, number>>, label?: string): void;
  text(): Promise<string>;
}

export function createMetrics(store: Store): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'onemap_calls_total',
    help: 'Calls by operation and outcome',
    labelNames: ['operation', 'outcome'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'onemap_call_duration_seconds',
    help: 'Time from receiving a call to its answer',
    labelNames: ['operation'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const connections = new Gauge({ name: 'onemap_connections', help: 'Open client connections', registers: [registry] });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('onemap_log_events', 'Events in the log', () => store.statistics().events);
  gauge('onemap_log_seq', 'Position of the last committed event', () => store.seq());
  gauge('onemap_store_bytes', 'Size of the database, bytes', () => store.statistics().bytes);
  gauge('onemap_journal_bytes', 'Size of the journal, bytes', () => store.statistics().journalBytes);
  gauge('onemap_last_commit_milliseconds', 'Duration of the last commit', () => store.statistics().lastCommitMs);
  gauge('onemap_store_healthy', '1 when the store has no problem', () => (store.statistics().healthy ? 1 : 0));

  return {
    callStarted(operation) {
      const end = duration.startTimer({ operation });
      return (outcome) => {
        end();
        calls.inc({ operation, outcome });
      };
    },
    connectionOpened() {
      connections.inc();
      return () => connections.dec();
    },
    watch(name, help, read, label) {
      new Gauge({
        name,
        help,
        labelNames: label === undefined ? [] : [label],
        registers: [registry],
        collect() {
          this.reset();
          const figure = read();
          if (typeof figure === 'number') this.set(figure);
          else for (const [value, number] of Object.entries(figure)) this.set({ [label ?? 'name']: value }, number);
        },
      });
    },
    text: () => registry.metrics(),
  };
}
