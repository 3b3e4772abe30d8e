import { areaRows, everyAreaHasRow, ownHalf } from './area-rows.ts';
import { bundledPlaces } from './bundled-places.ts';
import { noCycles } from './cycles.ts';
import { noDeadFiles } from './dead-files.ts';
import { FILE_LINES_CEILINGS, OTHERS_NAMES, PROVEN_ELSEWHERE } from './exemptions.ts';
import { faultTexts } from './fault-texts.ts';
import { actorsArePure, gatewayKeepsOut, layers } from './layers.ts';
import { fileLengths, functionLengths, lineLengths } from './lengths.ts';
import { linksResolve } from './links-resolve.ts';
import { mirroredTests } from './mirrored-tests.ts';
import { namesExist } from './names-exist.ts';
import { oneNameOneThing } from './one-name.ts';
import { packageOwners } from './package-owners.ts';
import type { TidyRule } from './rule.ts';
import { sharedProcess } from './shared-process.ts';
import { versionStories } from './version-stories.ts';
import { wordRules } from './words.ts';

/** What the rules exempt for now: see exemptions.ts. */
export interface Exemptions {
  readonly fileLines: Readonly<Record<string, number>>;
  readonly provenElsewhere: Readonly<Record<string, string>>;
  readonly othersNames: readonly string[];
}

export const allRules = rulesWith({
  fileLines: FILE_LINES_CEILINGS,
  provenElsewhere: PROVEN_ELSEWHERE,
  othersNames: OTHERS_NAMES,
});

/** The last two rules look at documents, too; the others look at code alone. */
export function rulesWith({
  fileLines,
  provenElsewhere,
  othersNames,
}: Exemptions): readonly TidyRule[] {
  const ofCode = [
    layers,
    gatewayKeepsOut,
    areaRows,
    ownHalf,
    everyAreaHasRow,
    actorsArePure,
    noCycles,
    packageOwners,
    oneNameOneThing,
    noDeadFiles,
    bundledPlaces,
    mirroredTests(provenElsewhere),
    sharedProcess,
    fileLengths(fileLines),
    lineLengths,
    functionLengths,
    faultTexts,
    versionStories,
    ...wordRules,
  ];
  return [...ofCode.map(onCode), namesExist(othersNames), linksResolve];
}

function onCode({ name, check }: TidyRule): TidyRule {
  return { name, check: (files) => check(files.filter(({ path }) => /\.tsx?$/.test(path))) };
}
