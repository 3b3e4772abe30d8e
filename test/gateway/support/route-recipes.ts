/**
 * A good request for each route, for tests that send every one of them.
 *
 * Each area has a file in `recipes/`, found by reading the folder: the recipes of a new area change
 * no file of another.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert } from '../../../src/kernel/assert.ts';
import type { Business, Session } from './business-server.ts';

export interface RouteRecipe {
  readonly path: string;
  readonly body?: unknown;
  /** The answer to who may ask, and who owns the thing if anybody does. */
  readonly status: number;
}

export interface AskedAbout {
  /** The player whose things are asked about; has money. */
  readonly owner: Session;
  /** The login name of who asks. */
  readonly login: string;
}

/** The recipes of an area by route name, about things that are made for this. */
export type MakeRecipes = (asked: AskedAbout) => Promise<Readonly<Record<string, RouteRecipe>>>;

interface AreaOfRecipes {
  /** What the recipes need of a business, whoever asks: called once for each. */
  readonly prepare: (business: Business) => Promise<MakeRecipes>;
  /** Routes to things with an owner, whom the gateway does not tell others about. */
  readonly owned?: readonly string[];
  /** Routes for players who are nothing else: whatever stakes, pays or collects. */
  readonly playing?: readonly string[];
}

/** A class, so that a file's export can be told for what it is. */
export class RouteRecipes {
  readonly prepare: AreaOfRecipes['prepare'];
  readonly owned: readonly string[];
  readonly playing: readonly string[];

  constructor({ prepare, owned = [], playing = [] }: AreaOfRecipes) {
    this.prepare = prepare;
    this.owned = owned;
    this.playing = playing;
  }
}

/** By route name. */
type NamedRecipes = ReadonlyMap<string, RouteRecipe>;

/** Makes everything that the recipes ask about, for each of these. */
export async function recipesAbout(
  areas: readonly RouteRecipes[],
  business: Business,
  everybody: readonly AskedAbout[],
): Promise<ReadonlyMap<AskedAbout, NamedRecipes>> {
  const makers: MakeRecipes[] = [];
  for (const { prepare } of areas) makers.push(await prepare(business));
  const made = new Map<AskedAbout, NamedRecipes>();
  for (const asked of everybody) {
    const named = new Map<string, RouteRecipe>();
    for (const make of makers) {
      for (const [name, recipe] of Object.entries(await make(asked))) {
        assert(!named.has(name), () => `${name} has two recipes`);
        named.set(name, recipe);
      }
    }
    made.set(asked, named);
  }
  return made;
}

/** Those of all areas. */
export async function readRouteRecipes(): Promise<readonly RouteRecipes[]> {
  const folder = join(import.meta.dirname, 'recipes');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return await Promise.all(files.sort().map((name) => recipesIn(join(folder, name))));
}

async function recipesIn(path: string): Promise<RouteRecipes> {
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  const recipes = Object.values(exported).find((one) => one instanceof RouteRecipes);
  assert(recipes !== undefined, () => `${path} has no recipes`);
  return recipes;
}
