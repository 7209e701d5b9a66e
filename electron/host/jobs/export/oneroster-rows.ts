import { TroubleError } from '#shared/contract/errors.ts';
import { handInFor, INCOMPLETE, lettersToSet, NO_GRADE } from '#shared/domain/letter/rule.ts';
import type { Term } from '#shared/domain/term.ts';
import { type ClassBook, classBook } from '../../class/class-book.ts';
import { classDay, studentDays } from '../../class/class-day.ts';
import type { ReadCtx } from '../../context.ts';
import { isSourcedId, scaleText, scaleValues } from '../../interchange/export/oneroster-package.ts';
import type {
  PackageFile,
  PackageRow,
  PackageRows,
} from '../../interchange/export/oneroster-tables.ts';
import { type OfficialLetter, officialLetters } from '../../letters/official-letters.ts';
import { nameId } from '../../name-id.ts';
import type { Steps } from '../../steps.ts';
import { coursesOf } from '../../store/class-store.ts';
import { gradebookRow, schoolName, teacherName } from '../../store/gradebook-store.ts';
import { frameworkIds, rosterIds } from '../../store/school-id-store.ts';
import { taskResults } from '../../store/task-result-store.ts';
import { allTerms } from '../../store/term-store.ts';
import { levelText } from './oneroster-level.ts';
import { classesIn, sessionRows } from './oneroster-sessions.ts';
import { teacherRow } from './oneroster-teacher.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What leaves with a package. */
export interface PackageContent {
  readonly rows: PackageRows;
  readonly classes: readonly string[];
  readonly students: number;
}

/** Everything of a term, for every class with students in it. Throws TroubleError NOT_FOUND. */
export function* packageSteps(ctx: ReadCtx, termId: string): Steps<PackageContent> {
  const terms = allTerms(ctx);
  const term = terms.find((one) => one.id === termId);
  if (!term) throw new TroubleError('NOT_FOUND', { what: 'term', name: termId });
  const maker = new PackageMaker(ctx, term, terms);
  const classes = classesIn(ctx, term);
  for (const [done, { id }] of classes.entries()) {
    yield { done, total: classes.length };
    yield* maker.addClass(classBook(ctx, id));
  }
  return maker.content();
}

type Lists = { -readonly [F in PackageFile]: PackageRow<F>[] };

class PackageMaker {
  readonly #ctx: ReadCtx;
  readonly #term: Term;
  readonly #school: string;
  readonly #teacher: string;
  readonly #year: string;
  readonly #rosterIds: ReadonlyMap<string, string>;
  readonly #frameworkIds: ReadonlyMap<string, string>;
  /** Outside ids by the student's own; no id stands for two. */
  readonly #users = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #known = new Set<string>();
  readonly #classes: string[] = [];
  readonly #lists: Lists = {
    academicSessions: [],
    orgs: [],
    courses: [],
    classes: [],
    users: [],
    roles: [],
    enrollments: [],
    categories: [],
    lineItems: [],
    results: [],
    lineItemLearningObjectiveIds: [],
    resultLearningObjectiveIds: [],
    scoreScales: [],
    lineItemScoreScales: [],
  };

  constructor(ctx: ReadCtx, term: Term, terms: readonly Term[]) {
    this.#ctx = ctx;
    this.#term = term;
    this.#rosterIds = rosterIds(ctx);
    this.#frameworkIds = frameworkIds(ctx);
    const name = schoolName(ctx) || 'School';
    this.#school = nameId('oneroster school', name);
    this.#lists.orgs.push({ sourcedId: this.#school, name, type: 'school' });
    const { rows, year } = sessionRows(term, terms);
    this.#lists.academicSessions.push(...rows);
    this.#year = year;
    this.#teacher = nameId('oneroster teacher', gradebookRow(ctx)?.id ?? '');
    this.#taken.add(this.#teacher);
    this.#lists.users.push(teacherRow(this.#teacher, this.#school, teacherName(ctx)?.trim() ?? ''));
    this.#addRole(this.#teacher, 'teacher');
  }

  content(): PackageContent {
    return { rows: this.#lists, classes: this.#classes, students: this.#users.size };
  }

  #addRole(user: string, role: 'teacher' | 'student'): void {
    this.#lists.roles.push({
      sourcedId: nameId('oneroster role', user),
      userSourcedId: user,
      roleType: 'primary',
      role,
      orgSourcedId: this.#school,
    });
  }

  #user(id: string): string {
    const known = this.#users.get(id);
    if (known !== undefined) return known;
    const own = this.#rosterIds.get(id) ?? '';
    const sourcedId = isSourcedId(own) && !this.#taken.has(own) ? own : id;
    this.#users.set(id, sourcedId);
    this.#taken.add(sourcedId);
    const student = this.#ctx.rows.get('student', id);
    const grade = student?.grade?.trim() ?? '';
    this.#lists.users.push({
      sourcedId,
      enabledUser: 'true',
      username: student?.email?.trim() || student?.schoolId || sourcedId,
      // A name has two parts there; who has one only has it twice.
      givenName: student?.givenName || student?.familyName || '-',
      familyName: student?.familyName || student?.givenName || '-',
      middleName: student?.middleName ?? '',
      identifier: student?.schoolId ?? '',
      email: student?.email ?? '',
      grades: /^\d$/.test(grade) ? `0${grade}` : grade,
      preferredGivenName: student?.called ?? '',
      primaryOrgSourcedId: this.#school,
      pronouns: student?.pronouns ?? '',
    });
    this.#addRole(sourcedId, 'student');
    return sourcedId;
  }

  *addClass(book: ClassBook): Steps<void> {
    const { start, end } = this.#term;
    const official = officialLetters(this.#ctx, book.id, this.#term.id);
    yield;
    const spans = book.enrolments.filter(
      (one) => (one.start ?? start) <= end && (one.until === null || one.until > start),
    );
    if (spans.length === 0 && official.students.length === 0) return;
    this.#classes.push(book.id);
    const course = this.#addCourse(book);
    this.#lists.classes.push({
      sourcedId: book.id,
      title: book.row.name,
      courseSourcedId: course,
      classCode: book.row.code ?? '',
      classType: 'scheduled',
      schoolSourcedId: this.#school,
      termSourcedIds: this.#term.id,
    });
    this.#enrol(book.id, this.#teacher, 'teacher');
    for (const span of spans) this.#enrol(book.id, this.#user(span.id), 'student', span);
    const listed = new Set(spans.map((span) => span.id));
    for (const { student } of official.students) {
      if (!listed.has(student)) this.#enrol(book.id, this.#user(student), 'student');
    }
    const scale = this.#addScale(
      book,
      course,
      'levels',
      book.scale.name,
      book.scale.levels.map(({ name, value }) => [name, value]),
    );
    yield* this.#addTasks(book, scale);
    yield* this.#addFinal(book, course, scale, official);
  }

  #addCourse(book: ClassBook): string {
    const [course] = coursesOf(this.#ctx, book.id);
    const sourcedId = course?.id ?? nameId('oneroster own course', book.id);
    if (!this.#known.has(sourcedId)) {
      this.#known.add(sourcedId);
      this.#lists.courses.push({
        sourcedId,
        schoolYearSourcedId: this.#year,
        title: course?.name ?? book.row.name,
        orgSourcedId: this.#school,
      });
    }
    return sourcedId;
  }

  #enrol(
    classId: string,
    user: string,
    role: 'teacher' | 'student',
    span: { readonly start: string | null; readonly until: string | null } = {
      start: null,
      until: null,
    },
  ): void {
    this.#lists.enrollments.push({
      sourcedId: nameId('oneroster enrolment', classId, user, span.start),
      classSourcedId: classId,
      schoolSourcedId: this.#school,
      userSourcedId: user,
      role,
      primary: role === 'teacher' ? 'true' : '',
      beginDate: span.start ?? '',
      endDate: span.until ?? '',
    });
  }

  #addScale(
    book: ClassBook,
    course: string,
    what: string,
    title: string,
    values: readonly (readonly [string, string | number])[],
  ): string {
    const sourcedId = nameId('oneroster scale', book.id, what);
    this.#lists.scoreScales.push({
      sourcedId,
      title,
      type: what === 'levels' ? 'mastery' : 'letter',
      orgSourcedId: this.#school,
      courseSourcedId: course,
      classSourcedId: book.id,
      scoreScaleValue: scaleValues(values),
    });
    return sourcedId;
  }

  #category(title: string): string {
    const sourcedId = nameId('oneroster category', title);
    if (!this.#known.has(sourcedId)) {
      this.#known.add(sourcedId);
      this.#lists.categories.push({ sourcedId, title });
    }
    return sourcedId;
  }

  #objective(id: string): { source: string; learningObjectiveId: string } {
    const framework = this.#frameworkIds.get(id) ?? '';
    return UUID.test(framework)
      ? { source: 'case', learningObjectiveId: `urn:uuid:${framework.toLowerCase()}` }
      : { source: 'unknown', learningObjectiveId: id };
  }

  #addLineItem(
    book: ClassBook,
    item: {
      sourcedId: string;
      title: string;
      category: string;
      assigned: string;
      due: string;
      top: number;
    },
    objectives: readonly string[],
    scales: readonly string[],
  ): void {
    const { sourcedId } = item;
    this.#lists.lineItems.push({
      sourcedId,
      title: item.title,
      assignDate: item.assigned,
      dueDate: item.due,
      classSourcedId: book.id,
      categorySourcedId: this.#category(item.category),
      academicSessionSourcedId: this.#term.id,
      resultValueMin: '0',
      resultValueMax: String(item.top),
      schoolSourcedId: this.#school,
    });
    for (const id of objectives) {
      this.#lists.lineItemLearningObjectiveIds.push({
        sourcedId: nameId('oneroster item objective', sourcedId, id),
        lineItemSourcedId: sourcedId,
        ...this.#objective(id),
      });
    }
    for (const scale of scales) {
      this.#lists.lineItemScoreScales.push({
        sourcedId: nameId('oneroster item scale', sourcedId, scale),
        lineItemSourcedId: sourcedId,
        scoreScaleSourcedId: scale,
      });
    }
  }

  #addObjectiveResult(book: ClassBook, result: string, objective: string, value: number): void {
    this.#lists.resultLearningObjectiveIds.push({
      sourcedId: nameId('oneroster objective result', result, objective),
      resultSourcedId: result,
      ...this.#objective(objective),
      score: String(value),
      textScore: levelText(book, value),
    });
  }

  *#addTasks(book: ClassBook, scale: string): Steps<void> {
    const { start, end } = this.#term;
    const results = taskResults(this.#ctx, book);
    const top = book.scale.levels.at(-1)?.value ?? 0;
    for (const { id, name, kind, on, objectives } of book.tasks) {
      if (on < start || on > end) continue;
      yield;
      const own = results.get(id) ?? new Map<string, never>();
      const shownAtAll = [...own.values()].flat();
      // A level may be recorded on an objective that the task did not foresee.
      const all = [...new Set([...objectives, ...shownAtAll.map((one) => one.objective)])];
      this.#addLineItem(
        book,
        { sourcedId: id, title: name, category: kind, assigned: on, due: on, top },
        all,
        [scale],
      );
      for (const [student, shown] of own) {
        const sourcedId = nameId('oneroster result', id, student);
        const [only] = shown;
        const isWhole = objectives.every((one) => shown.some(({ objective }) => objective === one));
        const isOne = all.length === 1 && only !== undefined;
        this.#lists.results.push({
          sourcedId,
          lineItemSourcedId: id,
          studentSourcedId: this.#user(student),
          scoreStatus: isWhole ? 'fully graded' : 'partially graded',
          // Levels on several objectives have no sum; each stands on its own.
          score: isOne ? String(only.value) : '',
          textScore: isOne ? levelText(book, only.value) : '',
          scoreDate:
            shown
              .map((one) => one.on)
              .sort()
              .at(-1) ?? on,
          classSourcedId: book.id,
          late: shown.some((one) => one.late) ? 'true' : '',
        });
        for (const one of shown) {
          this.#addObjectiveResult(book, sourcedId, one.objective, one.value);
        }
      }
    }
  }

  *#addFinal(
    book: ClassBook,
    course: string,
    levels: string,
    { rule, asOf, students }: ReturnType<typeof officialLetters>,
  ): Steps<void> {
    const { start, end, name } = this.#term;
    // What is no letter is handed in as well, and a letter of an earlier rule stands as it was.
    const handed = lettersToSet(rule.rule).map((letter) => handInFor(rule.rule, letter));
    const values = new Map<string, number | string>();
    for (const { code, number } of [...handed, ...students]) {
      if (code !== '' && !values.has(code)) values.set(code, number ?? '');
    }
    const letters = this.#addScale(book, course, 'letters', rule.name, [...values]);
    const sourcedId = nameId('oneroster final', book.id, this.#term.id);
    const planned = book.objectives.slice(0, book.planned);
    this.#addLineItem(
      book,
      { sourcedId, title: name, category: 'Final', assigned: start, due: end, top: 100 },
      planned.map((objective) => objective.id),
      [letters, levels],
    );
    const day = classDay(this.#ctx, book, asOf);
    const cells = new Map(
      studentDays(this.#ctx, day, day.students).map(({ student, row }) => [student.id, row]),
    );
    for (const letter of students) {
      yield;
      const result = this.#addLetter(book.id, sourcedId, asOf, letter);
      planned.forEach((objective, position) => {
        const value = cells.get(letter.student)?.value[position] ?? null;
        if (value !== null) this.#addObjectiveResult(book, result, objective.id, value);
      });
    }
  }

  #addLetter(classId: string, item: string, asOf: string, letter: OfficialLetter): string {
    const sourcedId = nameId('oneroster result', item, letter.student);
    const isOpen = letter.letter === INCOMPLETE || letter.letter === NO_GRADE;
    this.#lists.results.push({
      sourcedId,
      lineItemSourcedId: item,
      studentSourcedId: this.#user(letter.student),
      scoreStatus: isOpen ? 'partially graded' : 'fully graded',
      score: letter.number === null ? '' : String(letter.number),
      scoreDate: asOf,
      textScore: scaleText(letter.code),
      classSourcedId: classId,
      incomplete: letter.letter === INCOMPLETE ? 'true' : '',
    });
    return sourcedId;
  }
}
