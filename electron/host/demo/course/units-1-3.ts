import type { DemoUnit } from './objective.ts';

/** Matter, atoms, periodic table. */
export const UNITS_1_3: readonly DemoUnit[] = [
  {
    name: 'Matter and measurement',
    objectives: [
      {
        statement: 'Report a measurement with the digits that the instrument gives',
        target: 'I can read an instrument and write the value with the digits it really gives.',
        slip: 'Copies every digit of the calculator.',
        ways: ['check', 'lab'],
        example: 'A 10 mL cylinder between 6.3 and 6.4 reads 6.35 mL; a third decimal is made up.',
      },
      {
        statement: 'Convert between units with conversion factors',
        target: 'I can carry a quantity from one unit to another and show how the units cancel.',
        slip: 'Turns the factor upside down; the units do not cancel.',
        critical: true,
        needs: ['1.1'],
        ways: ['check', 'quiz'],
        question: 'Which unit has to stand below the line, and why?',
      },
      {
        statement: 'Find density, mass or volume from the other two',
        target: 'I can find the third of density, mass and volume and say whether it is plausible.',
        slip: 'Divides volume by mass.',
        needs: ['1.2'],
        ways: ['check', 'lab'],
      },
      {
        statement: 'Tell elements, compounds and mixtures apart by their particles',
        target:
          'I can draw the particles of an element, a compound and a mixture and tell them apart.',
        slip: 'Calls every substance with two kinds of atoms a mixture.',
        critical: true,
        ways: ['check', 'conference'],
        example: 'Air drawn as separate N₂, O₂ and Ar particles, water as H₂O only.',
      },
      {
        statement: 'Choose a way to separate a mixture',
        target: 'I can pick a property in which the parts differ and separate them by it.',
        slip: 'Filters what is dissolved.',
        needs: ['1.4'],
        ways: ['lab'],
      },
      {
        statement: 'Distinguish physical from chemical change by evidence',
        target: 'I can say whether a new substance formed and what speaks for it.',
        slip: 'Takes every colour change for a reaction.',
        needs: ['1.4'],
        ways: ['check', 'observation'],
      },
    ],
  },
  {
    name: 'Atoms',
    objectives: [
      {
        statement: 'Count protons, neutrons and electrons from a symbol',
        target: 'I can read how many protons, neutrons and electrons an atom or ion has.',
        slip: 'Adds the charge instead of taking electrons away.',
        critical: true,
        needs: ['1.4'],
        ways: ['check', 'quiz'],
        example: '²³Na⁺: 11 protons, 12 neutrons, 10 electrons.',
      },
      {
        statement: 'Write electron configurations of the first twenty elements',
        target:
          'I can write the electron configuration of the first twenty elements and say how I know.',
        slip: 'Fills 3d before 4s.',
        critical: true,
        needs: ['2.1'],
        ways: ['check', 'conference'],
        example: 'Ca: 1s² 2s² 2p⁶ 3s² 3p⁶ 4s², with the diagonal rule drawn beside it.',
        question: 'Why does potassium begin a new row?',
      },
      {
        statement: 'Calculate an average atomic mass from isotopes',
        target: 'I can weigh isotopes by how common they are and get the mass in the table.',
        slip: 'Takes the plain mean of the isotopes.',
        needs: ['2.1'],
        ways: ['check', 'quiz'],
      },
      {
        statement: 'Explain how experiments changed the picture of the atom',
        target: 'I can say what each experiment showed that the picture before could not explain.',
        slip: 'Tells the pictures in order, not why each had to go.',
        needs: ['2.1'],
        ways: ['conference', 'project'],
      },
      {
        statement: 'Relate lines of emitted light to energy levels',
        target: 'I can explain why an element gives its own colours and no others.',
        slip: 'Lets electrons rest between levels.',
        needs: ['2.2'],
        ways: ['lab', 'check'],
      },
      {
        statement: 'Write equations for alpha and beta decay',
        target: 'I can balance mass and charge in a decay and name the new element.',
        slip: 'Forgets that beta decay raises the atomic number.',
        needs: ['2.1'],
        ways: ['check', 'quiz'],
      },
    ],
  },
  {
    name: 'Periodic table',
    objectives: [
      {
        statement: 'Predict valence electrons and ion charge from the group',
        target:
          'I can look at the group and say how many outer electrons there are and which ion forms.',
        slip: 'Gives group 16 a charge of +6.',
        critical: true,
        needs: ['2.2'],
        ways: ['check', 'quiz'],
        example: 'Group 2 loses two electrons: Mg²⁺, Ca²⁺.',
      },
      {
        statement: 'Explain the trend of atomic radius',
        target: 'I can say how size changes along a row and down a group, and what pulls.',
        slip: 'Says more protons always mean a larger atom.',
        critical: true,
        needs: ['2.2'],
        ways: ['check', 'conference'],
      },
      {
        statement: 'Explain the trend of ionisation energy',
        target: 'I can explain why it takes more or less energy to remove an electron.',
        slip: 'Names the trend without distance or shielding.',
        needs: ['3.2'],
        ways: ['check', 'conference'],
        question: 'Why is sodium so much easier to ionise than magnesium is to ionise twice?',
      },
      {
        statement: 'Compare metals, nonmetals and metalloids',
        target: 'I can place an element by its properties and defend the place.',
        slip: 'Goes by shine alone.',
        needs: ['3.1'],
        ways: ['lab', 'observation'],
      },
      {
        statement: 'Predict reactivity within a group',
        target: 'I can say which of two elements of a group reacts more violently and why.',
        slip: 'Uses the same direction for metals and halogens.',
        needs: ['3.3'],
        ways: ['check', 'lab'],
      },
      {
        statement: 'Describe how the table foretold unknown elements',
        target: 'I can fill a gap in the table from its neighbours, as it was done before.',
        slip: 'Averages the masses and stops there.',
        needs: ['3.4'],
        ways: ['project', 'conference'],
      },
    ],
  },
];
