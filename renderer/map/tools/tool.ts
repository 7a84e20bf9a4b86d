import type { Position } from '../../../shared/geo.ts';
import type { DrawnShape, MapTool, MapTranslate, ScreenPoint } from '../api.ts';
import type { Ink } from '../host/ink.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a tool may do to the map. */
export interface ToolContext {
  readonly t: () => MapTranslate;
  readonly drawn: (shape: DrawnShape) => void;
  readonly measured: (text: string) => void;
  readonly boxed: (box: Box, additive: boolean) => void;
  /** Draw the overlay again. */
  readonly redraw: () => void;
}

/** One use of a tool: it takes clicks and moves, draws itself, and may be finished, undone or dropped. */
export interface ToolSession {
  readonly cursor: string;
  click?(at: Position): void;
  move?(at: Position | undefined): void;
  /** Double click or Enter. */
  finish?(): void;
  /** Backspace: forget the last vertex. */
  undo?(): void;
  /** True while something would be lost by Esc. */
  readonly busy?: boolean;
  clear?(): void;
  /** A left drag that this tool takes from the camera. */
  drag?(from: ScreenPoint, to: ScreenPoint): void;
  dragEnd?(from: ScreenPoint, to: ScreenPoint, additive: boolean): void;
  ink?(ink: Ink): void;
}

export type ToolMaker = (context: ToolContext) => ToolSession;
export type ToolTable = Readonly<Record<MapTool, ToolMaker>>;
