import type { TileAddress } from '../basemap/tiles.ts';
import type { TileSource } from './tileSource.ts';

/** A tile that can be drawn. */
export interface StoredTile {
  /** Layer of the texture that holds it. */
  readonly slot: number;
}

interface Entry extends StoredTile {
  /** There until it is in the texture. */
  image: ImageBitmap | undefined;
  usedAt: number;
}

/** Tiles asked of the source at a time: one that it draws, one that waits. */
const IN_FLIGHT = 2;

/** The tiles of one source that a texture of so many layers can hold, the longest unused given up first. */
export class TileStore {
  readonly source: TileSource;
  readonly capacity: number;
  private readonly entries = new Map<string, Entry>();
  private readonly loading = new Set<string>();
  /** Those the source does not have. */
  private readonly missing = new Set<string>();
  private readonly free: number[];
  private readonly onTile: () => void;
  private wanted: readonly TileAddress[] = [];
  private frame = 0;
  private closed = false;

  constructor(source: TileSource, capacity: number, onTile: () => void) {
    this.source = source;
    this.capacity = capacity;
    this.onTile = onTile;
    this.free = Array.from({ length: capacity }, (_, slot) => capacity - 1 - slot);
  }

  /** Starts a frame: tells which tiles it needs, the most urgent first. Others that wait are forgotten. */
  want(tiles: readonly TileAddress[]): void {
    this.frame++;
    this.wanted = tiles;
    this.pump();
  }

  /** A tile that is there, noted as used by this frame. */
  get(tile: TileAddress): StoredTile | undefined {
    const entry = this.entries.get(keyOf(tile));
    if (entry) entry.usedAt = this.frame;
    return entry;
  }

  /** True when a tile is there, or will never be. */
  settled(tile: TileAddress): boolean {
    const key = keyOf(tile);
    return this.entries.has(key) || this.missing.has(key);
  }

  /** Hands over the pictures that are not in the texture yet. */
  upload(write: (slot: number, image: ImageBitmap) => void): void {
    for (const entry of this.entries.values()) {
      if (!entry.image) continue;
      write(entry.slot, entry.image);
      entry.image.close();
      entry.image = undefined;
    }
  }

  dispose(): void {
    this.closed = true;
    for (const { image } of this.entries.values()) image?.close();
    this.source.dispose();
  }

  private pump(): void {
    for (const tile of this.wanted) {
      if (this.loading.size >= (this.source.atOnce ?? IN_FLIGHT)) return;
      const key = keyOf(tile);
      if (this.loading.has(key) || this.settled(tile)) continue;
      this.loading.add(key);
      void this.load(tile, key);
    }
  }

  private async load(tile: TileAddress, key: string): Promise<void> {
    // A tile that cannot be had leaves its coarser neighbour in place; the source itself says why.
    const image = await this.source.paint(tile).catch(() => undefined);
    this.loading.delete(key);
    if (this.closed) {
      image?.close();
      return;
    }
    const slot = image && this.takeSlot();
    if (image && slot !== undefined) this.entries.set(key, { slot, image, usedAt: this.frame });
    else if (image) image.close();
    else this.missing.add(key);
    this.pump();
    this.onTile();
  }

  private takeSlot(): number | undefined {
    const free = this.free.pop();
    if (free !== undefined) return free;
    let oldest: [string, Entry] | undefined;
    for (const entry of this.entries) {
      if (entry[1].usedAt < (oldest?.[1].usedAt ?? this.frame)) oldest = entry;
    }
    if (!oldest) return undefined;
    this.entries.delete(oldest[0]);
    oldest[1].image?.close();
    return oldest[1].slot;
  }
}

function keyOf({ level, x, y }: TileAddress): string {
  return `${level}/${x}/${y}`;
}
