import { csvReplayMaker } from './csvReplay/csvReplayFeed.ts';
import type { FeedMaker } from './feedKinds.ts';
import { hj212Maker } from './hj212/gateway.ts';
import { httpPollMaker } from './httpPoll/httpPollFeed.ts';
import { mqttMaker } from './mqtt/mqttFeed.ts';
import { pushMaker } from './push/pushFeed.ts';

/** Every kind of source that can be set up. */
export const MAKERS: readonly FeedMaker[] = [hj212Maker, pushMaker, mqttMaker, httpPollMaker, csvReplayMaker];
