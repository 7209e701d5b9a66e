/** An objective that a student has mastered. */
export interface MasteredObjective {
  /** Of the credential: the same as long as student and objective are. */
  readonly id: string;
  readonly on: string;
  readonly objective: {
    readonly id: string;
    readonly uri: string;
    readonly code: string;
    readonly statement: string;
    readonly criteria: string;
    readonly standards: readonly { readonly code: string; readonly uri: string }[];
  };
  readonly scale: {
    readonly id: string;
    readonly levels: readonly {
      readonly id: string;
      readonly name: string;
      readonly value: number;
    }[];
    /** Id of the level from which it counts as mastered. */
    readonly required: string | null;
  };
  /** Id of the level reached. */
  readonly level: string | null;
}

/** To whom badges are given; without a name nothing leads back but the sender's file. */
export interface BadgeSubject {
  readonly id: string;
  readonly name: string | null;
}

export interface BadgeIssuer {
  readonly id: string;
  readonly name: string;
}

const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2';
const BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const urn = (id: string): string => `urn:uuid:${id}`;

/**
 * Open Badges 3.0, one credential a mastered objective, in a presentation as the standard holds
 * several. They bear no proof: the school that signs them adds it.
 */
export function badgePresentation(
  id: string,
  mastered: readonly MasteredObjective[],
  subject: BadgeSubject,
  issuer: BadgeIssuer,
): object {
  return {
    '@context': [CREDENTIALS],
    id: urn(id),
    type: ['VerifiablePresentation'],
    verifiableCredential: mastered.map((one) => credential(one, subject, issuer)),
  };
}

function credential(one: MasteredObjective, subject: BadgeSubject, issuer: BadgeIssuer): object {
  const { objective, scale } = one;
  const description = urn(scale.id);
  const alignment = objective.standards.map(({ code, uri }) => ({
    type: ['Alignment'],
    targetName: code,
    targetUrl: uri,
    targetType: 'CFItem',
    targetCode: code,
  }));
  return {
    '@context': [CREDENTIALS, BADGES],
    id: urn(one.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: objective.code,
    issuer: { id: urn(issuer.id), type: ['Profile'], name: issuer.name },
    validFrom: `${one.on}T00:00:00Z`,
    credentialSubject: {
      id: urn(subject.id),
      type: ['AchievementSubject'],
      ...(subject.name !== null && {
        identifier: [
          {
            type: 'IdentityObject',
            hashed: false,
            identityHash: subject.name,
            identityType: 'name',
          },
        ],
      }),
      achievement: {
        id: objective.uri,
        type: ['Achievement'],
        achievementType: 'Competency',
        name: objective.code,
        humanCode: objective.code,
        description: objective.statement,
        criteria: { narrative: objective.criteria },
        ...(alignment.length > 0 && { alignment }),
        resultDescription: [
          {
            id: description,
            type: ['ResultDescription'],
            name: 'Level',
            resultType: 'RubricCriterionLevel',
            ...(scale.required !== null && { requiredLevel: urn(scale.required) }),
            rubricCriterionLevel: scale.levels.map((level) => ({
              id: urn(level.id),
              type: ['RubricCriterionLevel'],
              name: level.name,
              level: level.name,
              points: String(level.value),
            })),
          },
        ],
      },
      ...(one.level !== null && {
        result: [
          {
            type: ['Result'],
            resultDescription: description,
            achievedLevel: urn(one.level),
            status: 'Completed',
          },
        ],
      }),
    },
  };
}
