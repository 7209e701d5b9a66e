/** Given and family names that go together somewhere: words, `_` for a blank inside a name. */
interface Origin {
  readonly family: string;
  /** Mostly of girls, mostly of boys, of either. */
  readonly she: string;
  readonly he: string;
  readonly either: string;
}

/** Many origins, because a class has many; invented people, whoever bears such a name. */
export const ORIGINS: readonly Origin[] = [
  {
    family: 'Castillo Quispe Álvarez Mendoza Ríos Cárdenas Zúñiga Bautista Solís Ibarra',
    she: 'Inés Lucía Nayra Ximena Itzel Marisol Renata',
    he: 'Mateo Joaquín Emilio Tadeo Iker Andrés',
    either: 'Guadalupe Ariel',
  },
  {
    family: 'Johnson Whitfield Carver Bishop Tolliver Hayes Mercer Dawson Pruitt Langley',
    she: 'Kiara Imani Hazel Ruby Tessa Brielle Nadine',
    he: 'Marcus Darius Owen Caleb Trent Silas',
    either: 'Jordan Riley Avery Quinn',
  },
  {
    family: 'Abara Okafor Adeyemi Nwosu Balogun Eze Danjuma',
    she: 'Ada Ngozi Temitope Amaka Halima',
    he: 'Chidi Emeka Tunde Obinna Sani',
    either: 'Ife Chi',
  },
  {
    family: 'Nguyễn Trần Lê Phạm Vũ Đặng',
    she: 'Mai Thảo Lan Hương Yến',
    he: 'Minh Tuấn Khôi Bảo Long',
    either: 'Anh Linh',
  },
  {
    family: 'Kim Park Choi Jung Kang Yoon',
    she: 'Seo-yeon Ha-eun Ji-woo Soo-min',
    he: 'Min-jun Do-yun Tae-ho Jae-won',
    either: 'Ji-ho Yu-jin',
  },
  {
    family: 'Chen Zhang Liu Huang Lin Zhao Xu',
    she: 'Wei-Ling Mei-Hua Xiaoyu Jiayi',
    he: 'Jun-Hao Zihan Bowen Kai-Wen',
    either: 'Yichen Ruoxi',
  },
  {
    family: 'Nakamura Fujita Hayashi Ogawa Shimizu',
    she: 'Aiko Hana Yui Mio',
    he: 'Ren Haruto Sota Daiki',
    either: 'Akira Kaoru',
  },
  {
    family: 'Kaur Singh Patel Rao Iyer Chatterjee Deshmukh Nair',
    she: 'Simran Anjali Meera Kavya Divya',
    he: 'Arjun Rohan Vikram Nikhil Harpreet',
    either: 'Kiran Jasleen',
  },
  {
    family: 'Rahman Siddiqui Chowdhury Malik Akhtar',
    she: 'Ayesha Nadia Zara Sumaiya',
    he: 'Tariq Imran Farhan Bilal',
    either: 'Noor',
  },
  {
    family: 'Haddad El-Amin Khoury Mansour Darwish Saleh',
    she: 'Yusra Layla Rania Salma',
    he: 'Rami Karim Yousef Ziad',
    either: 'Nour Jude',
  },
  {
    family: 'Karimi Rostami Yıldız Demir Aydın',
    she: 'Parisa Shirin Elif Zeynep',
    he: 'Arash Kian Emre Kaan',
    either: 'Deniz',
  },
  {
    family: 'Petrov Ivanova Kowalczyk Wójcik Horvat Novák Fekete Szabó Ionescu',
    she: 'Mila Daria Zsófia Agnieszka Ilinca',
    he: 'Luka Dmitri Wojtek Bálint Radu',
    either: 'Sasha',
  },
  {
    family: 'Lindqvist Virtanen Eriksen Sørensen Bjørnstad',
    she: 'Elsa Aino Freja Sigrid',
    he: 'Nils Eero Mads Håkon',
    either: 'Robin',
  },
  {
    family: 'O’Brien Gallagher Mac_Aodha Pritchard McAllister',
    she: 'Saoirse Niamh Cerys Fiona',
    he: 'Cillian Rhys Eoin Callum',
    either: 'Rowan',
  },
  {
    family: 'Dubois Lefèvre Fontaine Marchetti Bianchi Conti Ferreira Teixeira',
    she: 'Chloé Margaux Giulia Beatriz',
    he: 'Noé Théo Marco Tomás',
    either: 'Camille Andrea',
  },
  {
    family: 'Khumalo Dlamini Mutasa Wanjiru Tesfaye Bekele Abdi Warsame',
    she: 'Thandi Nomsa Hibo Selam',
    he: 'Tendai Sipho Yonas Abdirahman',
    either: 'Lindiwe Kamau',
  },
  {
    family: 'Begay Tsosie Yazzie Swiftwater Kanoa Faleolo Fonoti Santos Reyes Dela_Cruz',
    she: 'Shilah Leilani Sina Malaya',
    he: 'Raymond Kaleo Tevita Paolo',
    either: 'Skye Kai',
  },
];

/** How some names are said, for whoever calls the roll. */
export const SAID: Readonly<Record<string, string>> = {
  Saoirse: 'SEER-sha',
  Niamh: 'NEEV',
  Eoin: 'OH-in',
  Cillian: 'KILL-ee-an',
  Cerys: 'KEH-ris',
  Ximena: 'hee-MEH-na',
  Itzel: 'eet-SELL',
  Iker: 'EE-ker',
  Zsófia: 'ZHO-fee-a',
  Thảo: 'tow, as in towel',
  Ngozi: 'n-GO-zee',
  Wojtek: 'VOY-tek',
};

/** What some are called instead. */
export const CALLED: Readonly<Record<string, string>> = {
  Guadalupe: 'Lupe',
  Abdirahman: 'Abdi',
  Temitope: 'Temi',
  Agnieszka: 'Aga',
  Harpreet: 'Harry',
  Raymond: 'Ray',
  Joaquín: 'Quino',
  Sumaiya: 'Sumi',
  Obinna: 'Obi',
  Beatriz: 'Bea',
  'Wei-Ling': 'Willa',
  Margaux: 'Maggie',
  Dmitri: 'Dima',
  Sigrid: 'Siri',
  Darius: 'D.J.',
  Marisol: 'Mari',
};
