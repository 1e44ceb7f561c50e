import type { Listing } from '../definition/service';

/** The skill's page in the skill store, and what the reviewers of Amazon's read. */
export const listing: Listing = {
  category: 'TO_DO_LISTS_AND_NOTES',
  isAvailableWorldwide: true,
  distributionMode: 'PUBLIC',
  distributionCountries: [],
  testingInstructions:
    'The skill needs a linked account. Enable it and sign in with the demo account that comes with this submission: it has more than five open tasks. Then say: "open task companion", "what\'s on my list", "more", "add buy milk", "mark buy milk as done", "yes", "what\'s my plan", "help", "stop".',
  privacyAndCompliance: {
    allowsPurchases: false,
    containsAds: false,
    isChildDirected: false,
    isExportCompliant: true,
    usesPersonalInfo: true,
  },
  locales: {
    'en-US': {
      name: 'Task Companion',
      summary: 'Hear your open tasks, add new ones and check them off by voice.',
      description:
        "Task Companion reads you the open tasks of your account, five at a time. Add a task, mark one as done, or ask about your plan and how much of it you have used.\n\nYou need an account with us. When you enable the skill, sign in once in the Alexa app to link it.\n\nTry saying:\n- Alexa, open task companion\n- What's on my list?\n- Add buy milk to my list\n- Mark buy milk as done\n- What's my plan?",
      examplePhrases: [
        'Alexa, open task companion',
        "Alexa, ask task companion what's on my list",
        'Alexa, ask task companion to add buy milk to my list',
      ],
      keywords: ['tasks', 'to do list', 'productivity'],
      privacyPolicyUrl: 'https://www.example.com/en-us/privacy',
      termsOfUseUrl: 'https://www.example.com/en-us/terms',
    },
    'en-GB': {
      name: 'Task Companion',
      summary: 'Hear your open tasks, add new ones and tick them off by voice.',
      description:
        "Task Companion reads you the open tasks of your account, five at a time. Add a task, tick one off, or ask about your plan and how much of it you have used.\n\nYou need an account with us. When you enable the skill, sign in once in the Alexa app to link it.\n\nTry saying:\n- Alexa, open task companion\n- What's on my list?\n- Add water the plants to my list\n- Tick off water the plants\n- What's my plan?",
      examplePhrases: [
        'Alexa, open task companion',
        "Alexa, ask task companion what's on my list",
        'Alexa, ask task companion to add water the plants to my list',
      ],
      keywords: ['tasks', 'to do list', 'productivity'],
      privacyPolicyUrl: 'https://www.example.com/en-gb/privacy',
      termsOfUseUrl: 'https://www.example.com/en-gb/terms',
    },
    'de-DE': {
      name: 'Aufgaben Begleiter',
      summary: 'Offene Aufgaben anhören, neue hinzufügen und erledigte abhaken – per Sprache.',
      description:
        'Aufgaben Begleiter liest dir die offenen Aufgaben deines Kontos vor, jeweils fünf auf einmal. Füge eine Aufgabe hinzu, hake eine ab oder frage nach deinem Tarif und deinem Verbrauch.\n\nDu brauchst ein Konto bei uns. Melde dich beim Aktivieren des Skills einmal in der Alexa-App an, um es zu verknüpfen.\n\nSag zum Beispiel:\n- Alexa, öffne Aufgaben Begleiter\n- Was steht auf meiner Liste?\n- Setz Milch kaufen auf meine Liste\n- Hak Milch kaufen ab\n- Welchen Tarif habe ich?',
      examplePhrases: [
        'Alexa, öffne Aufgaben Begleiter',
        'Alexa, frage Aufgaben Begleiter, was auf meiner Liste steht',
        'Alexa, bitte Aufgaben Begleiter, Milch kaufen auf meine Liste zu setzen',
      ],
      keywords: ['Aufgaben', 'To-do-Liste', 'Produktivität'],
      privacyPolicyUrl: 'https://www.example.com/de-de/privacy',
      termsOfUseUrl: 'https://www.example.com/de-de/terms',
    },
    'fr-FR': {
      name: 'Compagnon de tâches',
      summary: 'Écoutez vos tâches en cours, ajoutez-en et cochez-les à la voix.',
      description:
        "Compagnon de tâches vous lit les tâches en cours de votre compte, cinq par cinq. Ajoutez une tâche, marquez-la comme terminée ou demandez votre formule et votre consommation.\n\nVous devez avoir un compte chez nous. À l'activation de la skill, connectez-vous une fois dans l'application Alexa pour l'associer.\n\nDites par exemple :\n- Alexa, ouvre compagnon de tâches\n- Qu'est-ce qu'il y a sur ma liste ?\n- Ajoute acheter du pain à ma liste\n- Coche acheter du pain\n- Quelle est ma formule ?",
      examplePhrases: [
        'Alexa, ouvre compagnon de tâches',
        'Alexa, demande à compagnon de tâches quelles sont mes tâches',
        "Alexa, demande à compagnon de tâches d'ajouter acheter du pain à ma liste",
      ],
      keywords: ['tâches', 'liste de tâches', 'productivité'],
      privacyPolicyUrl: 'https://www.example.com/fr-fr/privacy',
      termsOfUseUrl: 'https://www.example.com/fr-fr/terms',
    },
    'es-ES': {
      name: 'Compañero de tareas',
      summary: 'Escucha tus tareas pendientes, añade otras y márcalas como hechas con la voz.',
      description:
        'Compañero de tareas te lee las tareas pendientes de tu cuenta, de cinco en cinco. Añade una tarea, márcala como hecha o pregunta por tu plan y por tu consumo.\n\nNecesitas una cuenta con nosotros. Al activar la skill, inicia sesión una vez en la app Alexa para vincularla.\n\nDi, por ejemplo:\n- Alexa, abre compañero de tareas\n- ¿Qué hay en mi lista?\n- Añade comprar pan a mi lista\n- Marca comprar pan como hecho\n- ¿Qué plan tengo?',
      examplePhrases: [
        'Alexa, abre compañero de tareas',
        'Alexa, pregunta a compañero de tareas qué hay en mi lista',
        'Alexa, pide a compañero de tareas que añada comprar pan a mi lista',
      ],
      keywords: ['tareas', 'lista de tareas', 'productividad'],
      privacyPolicyUrl: 'https://www.example.com/es-es/privacy',
      termsOfUseUrl: 'https://www.example.com/es-es/terms',
    },
    'it-IT': {
      name: 'Compagno delle attività',
      summary: 'Ascolta le attività aperte, aggiungine di nuove e completale con la voce.',
      description:
        "Compagno delle attività ti legge le attività aperte del tuo account, cinque alla volta. Aggiungi un'attività, segnala come completata o chiedi del tuo piano e di quanto ne hai usato.\n\nTi serve un account presso di noi. Quando attivi la skill, accedi una volta nell'app Alexa per collegarlo.\n\nProva a dire:\n- Alexa, apri compagno delle attività\n- Cosa c'è nella mia lista?\n- Aggiungi comprare il pane alla mia lista\n- Segna comprare il pane come fatto\n- Che piano ho?",
      examplePhrases: [
        'Alexa, apri compagno delle attività',
        'Alexa, chiedi a compagno delle attività cosa devo fare',
        'Alexa, chiedi a compagno delle attività di aggiungere comprare il pane alla mia lista',
      ],
      keywords: ['attività', 'lista delle cose da fare', 'produttività'],
      privacyPolicyUrl: 'https://www.example.com/it-it/privacy',
      termsOfUseUrl: 'https://www.example.com/it-it/terms',
    },
    'ja-JP': {
      name: 'タスクの相棒',
      summary: '未完了のタスクの読み上げ、追加、完了を声で行えます。',
      description:
        '「タスクの相棒」は、アカウントの未完了のタスクを五件ずつ読み上げます。タスクの追加や完了のほか、プランや利用状況の確認もできます。\n\nご利用には当社のアカウントが必要です。スキルを有効にするときに、Alexaアプリで一度サインインしてアカウントをリンクしてください。\n\nこのように話しかけてください。\n・アレクサ、タスクの相棒を開いて\n・リストを教えて\n・牛乳を買うをリストに追加して\n・牛乳を買うを完了にして\n・プランを教えて',
      examplePhrases: [
        'アレクサ、タスクの相棒を開いて',
        'アレクサ、タスクの相棒でリストを教えて',
        'アレクサ、タスクの相棒で牛乳を買うをリストに追加して',
      ],
      keywords: ['タスク', 'やることリスト', '仕事効率化'],
      privacyPolicyUrl: 'https://www.example.com/ja-jp/privacy',
      termsOfUseUrl: 'https://www.example.com/ja-jp/terms',
    },
  },
};
