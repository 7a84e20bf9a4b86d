import { create } from 'zustand';
import type { UnknownDevice } from '../../shared/contract/feeds.ts';
import type { Position } from '../../shared/geo.ts';
import type { FeedKind } from '../../shared/records/feedSource.ts';
import type { Station } from '../../shared/records/station.ts';

export const FEED_TABS = ['sources', 'devices', 'badFrames', 'keys', 'simulator'] as const;
export type FeedTab = (typeof FEED_TABS)[number];

/** What has been typed for a device that is being registered: kept while the user points at the map. */
export interface RegistrationDraft {
  readonly device: UnknownDevice;
  readonly how: 'existing' | 'new';
  readonly stationId?: string | undefined;
  readonly name?: string | undefined;
  readonly category?: Station['category'] | undefined;
  readonly position?: Position | undefined;
  readonly password?: string | undefined;
}

interface FeedsPanelState {
  readonly tab: FeedTab;
  /** The source that is open, or the kind of a new one. */
  readonly open?: { readonly id: string } | { readonly newKind: FeedKind } | undefined;
  readonly registering?: RegistrationDraft | undefined;
}

/** What the panel of the data sources shows: it comes back to it after the map was used. */
export const useFeedsPanel = create<FeedsPanelState>(() => ({ tab: 'sources' }));
