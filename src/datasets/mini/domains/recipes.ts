import type { Domain } from "../Grammar.ts"

export const recipes: Domain = {
  name: "recipes",
  lexicons: {
    /** Singular and without article in every language: fr after "de" (none begins with a vowel), hi before a postposition. */
    RECIPES_DISH: {
      en: [
        "lasagne",
        "paella",
        "tomato soup",
        "potato salad",
        "chicken curry",
        "goulash",
        "ratatouille",
        "apple pie",
        "pad thai",
        "mushroom risotto",
        "carrot cake",
        "onion soup"
      ],
      de: [
        "Lasagne",
        "Paella",
        "Tomatensuppe",
        "Kartoffelsalat",
        "Hähnchencurry",
        "Gulasch",
        "Ratatouille",
        "Apfelkuchen",
        "Pad Thai",
        "Pilzrisotto",
        "Karottenkuchen",
        "Zwiebelsuppe"
      ],
      es: [
        "lasaña",
        "paella",
        "sopa de tomate",
        "ensalada de patatas",
        "curry de pollo",
        "goulash",
        "ratatouille",
        "tarta de manzana",
        "pad thai",
        "risotto de setas",
        "pastel de zanahoria",
        "sopa de cebolla"
      ],
      fr: [
        "lasagnes",
        "paella",
        "soupe à la tomate",
        "salade de pommes de terre",
        "curry de poulet",
        "goulasch",
        "ratatouille",
        "tarte aux pommes",
        "pad thaï",
        "risotto aux champignons",
        "gâteau aux carottes",
        "soupe à l'oignon"
      ],
      hi: [
        "लज़ानिया",
        "पाएया",
        "टमाटर सूप",
        "आलू सलाद",
        "चिकन करी",
        "गूलाश",
        "रैटाटुई",
        "ऐपल पाई",
        "पैड थाई",
        "मशरूम रिज़ोटो",
        "गाजर केक",
        "प्याज़ सूप"
      ],
      th: [
        "ลาซานญ่า",
        "ปาเอยา",
        "ซุปมะเขือเทศ",
        "สลัดมันฝรั่ง",
        "แกงกะหรี่ไก่",
        "กูลาช",
        "ราตาตูย",
        "พายแอปเปิล",
        "ผัดไทย",
        "ริซอตโต้เห็ด",
        "เค้กแครอท",
        "ซุปหัวหอม"
      ]
    },
    /** Without article, de the same in accusative and dative; fr with the partitive, so never after "de" or "pas". */
    RECIPES_INCLUDED_INGREDIENT: {
      en: [
        "chicken",
        "potatoes",
        "rice",
        "tomatoes",
        "spinach",
        "salmon",
        "cheese",
        "lentils",
        "carrots",
        "tuna",
        "onions",
        "beans"
      ],
      de: [
        "Hähnchen",
        "Kartoffeln",
        "Reis",
        "Tomaten",
        "Spinat",
        "Lachs",
        "Käse",
        "Linsen",
        "Karotten",
        "Thunfisch",
        "Zwiebeln",
        "Bohnen"
      ],
      es: [
        "pollo",
        "patatas",
        "arroz",
        "tomates",
        "espinacas",
        "salmón",
        "queso",
        "lentejas",
        "zanahorias",
        "atún",
        "cebollas",
        "judías"
      ],
      fr: [
        "du poulet",
        "des pommes de terre",
        "du riz",
        "des tomates",
        "des épinards",
        "du saumon",
        "du fromage",
        "des lentilles",
        "des carottes",
        "du thon",
        "des oignons",
        "des haricots"
      ],
      hi: [
        "चिकन",
        "आलू",
        "चावल",
        "टमाटर",
        "पालक",
        "सैमन मछली",
        "चीज़",
        "मसूर दाल",
        "गाजर",
        "टूना",
        "प्याज़",
        "राजमा"
      ],
      th: [
        "ไก่",
        "มันฝรั่ง",
        "ข้าว",
        "มะเขือเทศ",
        "ผักโขม",
        "ปลาแซลมอน",
        "ชีส",
        "ถั่วเลนทิล",
        "แครอท",
        "ปลาทูน่า",
        "หัวหอม",
        "ถั่ว"
      ]
    },
    /** de dative after "aus der" or "der", before "Küche"; es and fr feminine after "cocina" and "cuisine". */
    RECIPES_CUISINE: {
      en: [
        "Italian",
        "Indian",
        "Thai",
        "Mexican",
        "French",
        "Spanish",
        "German",
        "Greek",
        "Japanese",
        "Turkish",
        "Chinese",
        "Lebanese"
      ],
      de: [
        "italienischen",
        "indischen",
        "thailändischen",
        "mexikanischen",
        "französischen",
        "spanischen",
        "deutschen",
        "griechischen",
        "japanischen",
        "türkischen",
        "chinesischen",
        "libanesischen"
      ],
      es: [
        "italiana",
        "india",
        "tailandesa",
        "mexicana",
        "francesa",
        "española",
        "alemana",
        "griega",
        "japonesa",
        "turca",
        "china",
        "libanesa"
      ],
      fr: [
        "italienne",
        "indienne",
        "thaïlandaise",
        "mexicaine",
        "française",
        "espagnole",
        "allemande",
        "grecque",
        "japonaise",
        "turque",
        "chinoise",
        "libanaise"
      ],
      hi: [
        "इटैलियन",
        "इंडियन",
        "थाई",
        "मेक्सिकन",
        "फ़्रेंच",
        "स्पैनिश",
        "जर्मन",
        "ग्रीक",
        "जापानी",
        "तुर्की",
        "चाइनीज़",
        "लेबनानी"
      ],
      th: [
        "อิตาเลียน",
        "อินเดีย",
        "ไทย",
        "เม็กซิกัน",
        "ฝรั่งเศส",
        "สเปน",
        "เยอรมัน",
        "กรีก",
        "ญี่ปุ่น",
        "ตุรกี",
        "จีน",
        "เลบานอน"
      ]
    },
    /** After en "for", de "für" (accusative), es "para", fr "pour", th "สำหรับ"; before hi "के लिए". */
    RECIPES_MEAL: {
      en: [
        "breakfast",
        "lunch",
        "dinner",
        "brunch",
        "Sunday lunch",
        "a picnic",
        "a barbecue",
        "Christmas dinner",
        "a birthday party"
      ],
      de: [
        "das Frühstück",
        "das Mittagessen",
        "das Abendessen",
        "den Brunch",
        "das Sonntagsessen",
        "ein Picknick",
        "einen Grillabend",
        "das Weihnachtsessen",
        "eine Geburtstagsfeier"
      ],
      es: [
        "el desayuno",
        "la comida",
        "la cena",
        "el brunch",
        "la comida del domingo",
        "un picnic",
        "una barbacoa",
        "la cena de Navidad",
        "una fiesta de cumpleaños"
      ],
      fr: [
        "le petit-déjeuner",
        "le déjeuner",
        "le dîner",
        "le brunch",
        "le repas du dimanche",
        "un pique-nique",
        "un barbecue",
        "le repas de Noël",
        "une fête d'anniversaire"
      ],
      hi: [
        "नाश्ते",
        "दोपहर के खाने",
        "रात के खाने",
        "ब्रंच",
        "रविवार के लंच",
        "पिकनिक",
        "बारबेक्यू",
        "क्रिसमस डिनर",
        "जन्मदिन की पार्टी"
      ],
      th: [
        "มื้อเช้า",
        "มื้อกลางวัน",
        "มื้อเย็น",
        "มื้อสาย",
        "มื้อกลางวันวันอาทิตย์",
        "ปิกนิก",
        "ปาร์ตี้บาร์บีคิว",
        "มื้อค่ำวันคริสต์มาส",
        "งานเลี้ยงวันเกิด"
      ]
    },
    /** Said of a recipe: de predicative, es and fr feminine after "es" and "est", hi before "है", th after "สูตร". */
    RECIPES_DIET: {
      en: [
        "vegan",
        "vegetarian",
        "gluten-free",
        "lactose-free",
        "sugar-free",
        "nut-free",
        "halal",
        "kosher",
        "low-fat",
        "low-carb"
      ],
      de: [
        "vegan",
        "vegetarisch",
        "glutenfrei",
        "laktosefrei",
        "zuckerfrei",
        "nussfrei",
        "halal",
        "koscher",
        "fettarm",
        "kohlenhydratarm"
      ],
      es: [
        "vegana",
        "vegetariana",
        "sin gluten",
        "sin lactosa",
        "sin azúcar",
        "sin frutos secos",
        "halal",
        "kosher",
        "baja en grasa",
        "baja en carbohidratos"
      ],
      fr: [
        "végane",
        "végétarienne",
        "sans gluten",
        "sans lactose",
        "sans sucre",
        "sans fruits à coque",
        "halal",
        "casher",
        "pauvre en graisses",
        "pauvre en glucides"
      ],
      hi: [
        "वीगन",
        "शाकाहारी",
        "ग्लूटेन-फ़्री",
        "लैक्टोज़-फ़्री",
        "शुगर-फ़्री",
        "नट-फ़्री",
        "हलाल",
        "कोशर",
        "लो-फ़ैट",
        "लो-कार्ब"
      ],
      th: [
        "วีแกน",
        "มังสวิรัติ",
        "ไร้กลูเตน",
        "ไร้แลคโตส",
        "ไร้น้ำตาล",
        "ไร้ถั่ว",
        "ฮาลาล",
        "โคเชอร์",
        "ไขมันต่ำ",
        "คาร์บต่ำ"
      ]
    },
    /** How many eat: after en "for" or "serve", de "für" or "auf", es "para", fr "pour", th "สำหรับ"; before hi "के". */
    "AMOUNT.people": {
      en: [
        "two people",
        "three people",
        "four people",
        "five people",
        "six people",
        "eight people",
        "ten people",
        "twelve people"
      ],
      de: [
        "zwei Personen",
        "drei Personen",
        "vier Personen",
        "fünf Personen",
        "sechs Personen",
        "acht Personen",
        "zehn Personen",
        "zwölf Personen"
      ],
      es: [
        "dos personas",
        "tres personas",
        "cuatro personas",
        "cinco personas",
        "seis personas",
        "ocho personas",
        "diez personas",
        "doce personas"
      ],
      fr: [
        "deux personnes",
        "trois personnes",
        "quatre personnes",
        "cinq personnes",
        "six personnes",
        "huit personnes",
        "dix personnes",
        "douze personnes"
      ],
      hi: ["दो लोगों", "तीन लोगों", "चार लोगों", "पाँच लोगों", "छह लोगों", "आठ लोगों", "दस लोगों", "बारह लोगों"],
      th: ["สองคน", "สามคน", "สี่คน", "ห้าคน", "หกคน", "แปดคน", "สิบคน", "สิบสองคน"]
    },
    /** A time in the kitchen, plural in de, es, fr and hi; also after "in", "en" and before hi "में". */
    RECIPES_TIME_PREPARATION: {
      en: [
        "fifteen minutes",
        "twenty minutes",
        "twenty-five minutes",
        "thirty minutes",
        "forty minutes",
        "forty-five minutes",
        "fifty minutes",
        "ninety minutes",
        "two hours",
        "three hours"
      ],
      de: [
        "fünfzehn Minuten",
        "zwanzig Minuten",
        "fünfundzwanzig Minuten",
        "dreißig Minuten",
        "vierzig Minuten",
        "fünfundvierzig Minuten",
        "fünfzig Minuten",
        "neunzig Minuten",
        "zwei Stunden",
        "drei Stunden"
      ],
      es: [
        "quince minutos",
        "veinte minutos",
        "veinticinco minutos",
        "treinta minutos",
        "cuarenta minutos",
        "cuarenta y cinco minutos",
        "cincuenta minutos",
        "noventa minutos",
        "dos horas",
        "tres horas"
      ],
      fr: [
        "quinze minutes",
        "vingt minutes",
        "vingt-cinq minutes",
        "trente minutes",
        "quarante minutes",
        "quarante-cinq minutes",
        "cinquante minutes",
        "quatre-vingt-dix minutes",
        "deux heures",
        "trois heures"
      ],
      hi: [
        "पंद्रह मिनट",
        "बीस मिनट",
        "पच्चीस मिनट",
        "तीस मिनट",
        "चालीस मिनट",
        "पैंतालीस मिनट",
        "पचास मिनट",
        "नब्बे मिनट",
        "दो घंटे",
        "तीन घंटे"
      ],
      th: [
        "สิบห้านาที",
        "ยี่สิบนาที",
        "ยี่สิบห้านาที",
        "สามสิบนาที",
        "สี่สิบนาที",
        "สี่สิบห้านาที",
        "ห้าสิบนาที",
        "เก้าสิบนาที",
        "สองชั่วโมง",
        "สามชั่วโมง"
      ]
    }
  },
  intents: {
    GET_RECIPES: {
      evaluation: [
        {
          en: "Find me a recipe with {RECIPES_INCLUDED_INGREDIENT}",
          de: "Such mir ein Rezept mit {RECIPES_INCLUDED_INGREDIENT}",
          es: "Búscame una receta con {RECIPES_INCLUDED_INGREDIENT}",
          fr: "Trouve-moi une recette avec {RECIPES_INCLUDED_INGREDIENT}",
          hi: "मेरे लिए {RECIPES_INCLUDED_INGREDIENT} वाली कोई रेसिपी ढूँढो",
          th: "หาสูตรอาหารที่ใส่{RECIPES_INCLUDED_INGREDIENT}ให้หน่อย"
        },
        {
          en: "What can I cook with {RECIPES_INCLUDED_INGREDIENT}?",
          de: "Was kann ich mit {RECIPES_INCLUDED_INGREDIENT} kochen?",
          es: "¿Qué puedo cocinar con {RECIPES_INCLUDED_INGREDIENT}?",
          fr: "Qu'est-ce que je peux cuisiner avec {RECIPES_INCLUDED_INGREDIENT}?",
          hi: "मैं {RECIPES_INCLUDED_INGREDIENT} से क्या बनाऊँ?",
          th: "ฉันจะทำอะไรกินจาก{RECIPES_INCLUDED_INGREDIENT}ได้บ้าง"
        },
        {
          en: "Show me {RECIPES_CUISINE} recipes for {RECIPES_MEAL}",
          de: "Zeig mir Rezepte aus der {RECIPES_CUISINE} Küche für {RECIPES_MEAL}",
          es: "Muéstrame recetas de cocina {RECIPES_CUISINE} para {RECIPES_MEAL}",
          fr: "Montre-moi des recettes de cuisine {RECIPES_CUISINE} pour {RECIPES_MEAL}",
          hi: "{RECIPES_MEAL} के लिए {RECIPES_CUISINE} रेसिपी दिखाओ",
          th: "แสดงสูตรอาหาร{RECIPES_CUISINE}สำหรับ{RECIPES_MEAL}"
        }
      ],
      training: [
        {
          query: {
            en: "I'm looking for a dish made with {RECIPES_INCLUDED_INGREDIENT}",
            de: "Ich suche ein Gericht mit {RECIPES_INCLUDED_INGREDIENT}",
            es: "Estoy buscando un plato con {RECIPES_INCLUDED_INGREDIENT}",
            fr: "Je cherche un plat avec {RECIPES_INCLUDED_INGREDIENT}",
            hi: "मुझे {RECIPES_INCLUDED_INGREDIENT} वाला कोई पकवान चाहिए",
            th: "ฉันกำลังหาเมนูที่ใช้{RECIPES_INCLUDED_INGREDIENT}"
          },
          passage: {
            en: "Here is a popular recipe with {RECIPES_INCLUDED_INGREDIENT} that only needs one pan.",
            de: "Hier ist ein beliebtes Rezept mit {RECIPES_INCLUDED_INGREDIENT}, für das du nur eine Pfanne brauchst.",
            es: "Aquí tienes una receta muy popular con {RECIPES_INCLUDED_INGREDIENT} que solo necesita una sartén.",
            fr: "Voici une recette très appréciée avec {RECIPES_INCLUDED_INGREDIENT}, il suffit d'une poêle.",
            hi: "यह रही {RECIPES_INCLUDED_INGREDIENT} वाली एक लोकप्रिय रेसिपी, इसके लिए सिर्फ़ एक कड़ाही चाहिए।",
            th: "นี่คือสูตรยอดนิยมที่ใส่{RECIPES_INCLUDED_INGREDIENT} ใช้กระทะแค่ใบเดียว"
          }
        },
        {
          query: {
            en: "I need ideas for {RECIPES_MEAL}, preferably {RECIPES_CUISINE} food",
            de: "Ich brauche Ideen für {RECIPES_MEAL}, am liebsten aus der {RECIPES_CUISINE} Küche",
            es: "Necesito ideas para {RECIPES_MEAL}, preferiblemente de cocina {RECIPES_CUISINE}",
            fr: "J'ai besoin d'idées pour {RECIPES_MEAL}, de préférence de cuisine {RECIPES_CUISINE}",
            hi: "मुझे {RECIPES_MEAL} के लिए आइडिया चाहिए, हो सके तो {RECIPES_CUISINE} खाने के",
            th: "อยากได้ไอเดียสำหรับ{RECIPES_MEAL} ถ้าเป็นอาหาร{RECIPES_CUISINE}ยิ่งดี"
          },
          passage: {
            en: "I have found three easy {RECIPES_CUISINE} dishes that are just right for {RECIPES_MEAL}.",
            de: "Ich habe drei einfache Gerichte der {RECIPES_CUISINE} Küche für {RECIPES_MEAL} gefunden.",
            es: "He encontrado tres platos fáciles de la cocina {RECIPES_CUISINE} para {RECIPES_MEAL}.",
            fr: "J'ai trouvé trois plats faciles de la cuisine {RECIPES_CUISINE} pour {RECIPES_MEAL}.",
            hi: "{RECIPES_MEAL} के लिए {RECIPES_CUISINE} खाने की तीन आसान रेसिपी मिली हैं।",
            th: "เจออาหาร{RECIPES_CUISINE}ที่ทำง่ายสามเมนู เหมาะสำหรับ{RECIPES_MEAL}"
          }
        },
        {
          query: {
            en: "Which recipe for {RECIPES_DISH} do you recommend?",
            de: "Welches Rezept für {RECIPES_DISH} empfiehlst du mir?",
            es: "¿Qué receta de {RECIPES_DISH} me recomiendas?",
            fr: "Quelle recette de {RECIPES_DISH} me conseilles-tu?",
            hi: "मेरे लिए {RECIPES_DISH} की कौन सी रेसिपी ठीक रहेगी?",
            th: "มีสูตร{RECIPES_DISH}สูตรไหนแนะนำบ้าง"
          },
          passage: {
            en: "The best rated recipe for {RECIPES_DISH} is simple and good for beginners.",
            de: "Das am besten bewertete Rezept für {RECIPES_DISH} ist einfach und gut für Anfänger.",
            es: "La receta de {RECIPES_DISH} mejor valorada es sencilla y buena para principiantes.",
            fr: "La recette de {RECIPES_DISH} la mieux notée est simple et convient aux débutants.",
            hi: "{RECIPES_DISH} की सबसे पसंदीदा रेसिपी आसान है और नए लोगों के लिए भी अच्छी है।",
            th: "สูตร{RECIPES_DISH}ที่ได้คะแนนสูงสุดทำง่ายและเหมาะกับมือใหม่"
          }
        }
      ]
    },
    GET_INFO_RECIPES: {
      evaluation: [
        {
          en: "What ingredients do I need for {RECIPES_DISH}?",
          de: "Welche Zutaten brauche ich für {RECIPES_DISH}?",
          es: "¿Qué ingredientes necesito para hacer {RECIPES_DISH}?",
          fr: "De quels ingrédients ai-je besoin pour une recette de {RECIPES_DISH}?",
          hi: "{RECIPES_DISH} के लिए मुझे क्या-क्या सामग्री चाहिए?",
          th: "ทำ{RECIPES_DISH}ต้องใช้ส่วนผสมอะไรบ้าง"
        },
        {
          en: "How many calories are there in a portion of {RECIPES_DISH}?",
          de: "Wie viele Kalorien hat eine Portion {RECIPES_DISH}?",
          es: "¿Cuántas calorías tiene una ración de {RECIPES_DISH}?",
          fr: "Combien de calories y a-t-il dans une portion de {RECIPES_DISH}?",
          hi: "एक प्लेट {RECIPES_DISH} में कितनी कैलोरी होती हैं?",
          th: "{RECIPES_DISH}หนึ่งที่มีกี่แคลอรี"
        },
        {
          en: "What quantities do I have to buy to make {RECIPES_DISH} for {AMOUNT.people}?",
          de: "Welche Mengen muss ich kaufen, um {RECIPES_DISH} für {AMOUNT.people} zu machen?",
          es: "¿Qué cantidades tengo que comprar para hacer {RECIPES_DISH} para {AMOUNT.people}?",
          fr: "Quelles quantités dois-je acheter pour une recette de {RECIPES_DISH} pour {AMOUNT.people}?",
          hi: "{AMOUNT.people} के लिए {RECIPES_DISH} बनाने को मुझे कितना-कितना सामान खरीदना होगा?",
          th: "ถ้าจะทำ{RECIPES_DISH}สำหรับ{AMOUNT.people} ต้องซื้อของปริมาณเท่าไหร่"
        }
      ],
      training: [
        {
          query: {
            en: "List all the ingredients that go into {RECIPES_DISH}",
            de: "Zähl mir alle Zutaten auf, die in {RECIPES_DISH} gehören",
            es: "Dime todos los ingredientes que lleva una receta de {RECIPES_DISH}",
            fr: "Fais-moi la liste de tous les ingrédients d'une recette de {RECIPES_DISH}",
            hi: "{RECIPES_DISH} में डलने वाली सारी सामग्री की सूची दो",
            th: "บอกส่วนผสมทั้งหมดที่ต้องใส่ใน{RECIPES_DISH}หน่อย"
          },
          passage: {
            en: "For {RECIPES_DISH} you need seven ingredients, and you already have most of them.",
            de: "Für {RECIPES_DISH} brauchst du sieben Zutaten, und die meisten hast du schon.",
            es: "Para hacer {RECIPES_DISH} necesitas siete ingredientes, y casi todos ya los tienes.",
            fr: "Pour une recette de {RECIPES_DISH}, il te faut sept ingrédients que tu as presque tous.",
            hi: "{RECIPES_DISH} के लिए सात चीज़ें चाहिए और उनमें से ज़्यादातर आपके पास पहले से हैं।",
            th: "ทำ{RECIPES_DISH}ต้องใช้ส่วนผสมเจ็ดอย่าง ส่วนใหญ่คุณมีอยู่แล้ว"
          }
        },
        {
          query: {
            en: "Tell me the nutritional values of {RECIPES_DISH}",
            de: "Sag mir die Nährwerte von {RECIPES_DISH}",
            es: "Dime los valores nutricionales de la receta de {RECIPES_DISH}",
            fr: "Donne-moi les valeurs nutritionnelles de la recette de {RECIPES_DISH}",
            hi: "मुझे {RECIPES_DISH} के पोषण मूल्य बताओ",
            th: "บอกคุณค่าทางโภชนาการของ{RECIPES_DISH}หน่อย"
          },
          passage: {
            en: "One portion of {RECIPES_DISH} has about four hundred calories and ten grams of protein.",
            de: "Eine Portion {RECIPES_DISH} hat ungefähr vierhundert Kalorien und zehn Gramm Eiweiß.",
            es: "Una ración de {RECIPES_DISH} tiene unas cuatrocientas calorías y diez gramos de proteína.",
            fr: "Une portion de {RECIPES_DISH} contient environ quatre cents calories et dix grammes de protéines.",
            hi: "एक प्लेट {RECIPES_DISH} में करीब चार सौ कैलोरी और दस ग्राम प्रोटीन होता है।",
            th: "{RECIPES_DISH}หนึ่งที่มีประมาณสี่ร้อยแคลอรีและโปรตีนสิบกรัม"
          }
        },
        {
          query: {
            en: "I want to make {RECIPES_DISH} for {AMOUNT.people}, what do I have to get?",
            de: "Ich will {RECIPES_DISH} für {AMOUNT.people} machen, was muss ich besorgen?",
            es: "Quiero hacer {RECIPES_DISH} para {AMOUNT.people}, ¿qué tengo que comprar?",
            fr: "Pour une recette de {RECIPES_DISH} pour {AMOUNT.people}, que faut-il acheter?",
            hi: "मैं {AMOUNT.people} के लिए {RECIPES_DISH} बनाना चाहूँ तो क्या-क्या लाना होगा?",
            th: "ฉันอยากทำ{RECIPES_DISH}ให้{AMOUNT.people}กิน ต้องซื้ออะไรบ้าง"
          },
          passage: {
            en: "I have adjusted the recipe for {RECIPES_DISH} to serve {AMOUNT.people} and written a shopping list.",
            de:
              "Ich habe das Rezept für {RECIPES_DISH} auf {AMOUNT.people} umgerechnet und eine Einkaufsliste gemacht.",
            es: "He adaptado la receta de {RECIPES_DISH} para {AMOUNT.people} y he hecho la lista de la compra.",
            fr: "J'ai adapté la recette de {RECIPES_DISH} pour {AMOUNT.people} et fait la liste de courses.",
            hi: "{RECIPES_DISH} की रेसिपी {AMOUNT.people} के हिसाब से बदल दी गई है और खरीदारी की सूची तैयार है।",
            th: "ปรับสูตร{RECIPES_DISH}สำหรับ{AMOUNT.people}และทำรายการซื้อของไว้ให้แล้ว"
          }
        }
      ]
    },
    IS_TRUE_RECIPES: {
      evaluation: [
        {
          en: "Is the recipe for {RECIPES_DISH} {RECIPES_DIET}?",
          de: "Ist das Rezept für {RECIPES_DISH} {RECIPES_DIET}?",
          es: "¿La receta de {RECIPES_DISH} es {RECIPES_DIET}?",
          fr: "Est-ce que la recette de {RECIPES_DISH} est {RECIPES_DIET}?",
          hi: "क्या {RECIPES_DISH} की रेसिपी {RECIPES_DIET} है?",
          th: "{RECIPES_DISH}เป็นสูตร{RECIPES_DIET}ไหม"
        },
        {
          en: "Does {RECIPES_DISH} contain {RECIPES_INCLUDED_INGREDIENT}?",
          de: "Enthält {RECIPES_DISH} normalerweise {RECIPES_INCLUDED_INGREDIENT}?",
          es: "¿La receta de {RECIPES_DISH} lleva {RECIPES_INCLUDED_INGREDIENT}?",
          fr: "Est-ce qu'il y a {RECIPES_INCLUDED_INGREDIENT} dans la recette de {RECIPES_DISH}?",
          hi: "क्या {RECIPES_DISH} में {RECIPES_INCLUDED_INGREDIENT} का इस्तेमाल होता है?",
          th: "ใน{RECIPES_DISH}มี{RECIPES_INCLUDED_INGREDIENT}ไหม"
        },
        {
          en: "Do I need {RECIPES_INCLUDED_INGREDIENT} to make {RECIPES_DISH}?",
          de: "Brauche ich {RECIPES_INCLUDED_INGREDIENT}, um {RECIPES_DISH} zu machen?",
          es: "¿Necesito {RECIPES_INCLUDED_INGREDIENT} para hacer {RECIPES_DISH}?",
          fr: "Faut-il {RECIPES_INCLUDED_INGREDIENT} pour une recette de {RECIPES_DISH}?",
          hi: "क्या {RECIPES_DISH} बनाने के लिए मुझे {RECIPES_INCLUDED_INGREDIENT} की ज़रूरत है?",
          th: "ต้องมี{RECIPES_INCLUDED_INGREDIENT}ถึงจะทำ{RECIPES_DISH}ได้หรือเปล่า"
        }
      ],
      training: [
        {
          query: {
            en: "Is {RECIPES_DISH} made with {RECIPES_INCLUDED_INGREDIENT}?",
            de: "Wird {RECIPES_DISH} mit {RECIPES_INCLUDED_INGREDIENT} gemacht?",
            es: "¿La receta de {RECIPES_DISH} se hace con {RECIPES_INCLUDED_INGREDIENT}?",
            fr: "La recette de {RECIPES_DISH} se fait-elle avec {RECIPES_INCLUDED_INGREDIENT}?",
            hi: "क्या {RECIPES_DISH} की रेसिपी में {RECIPES_INCLUDED_INGREDIENT} की ज़रूरत पड़ती है?",
            th: "{RECIPES_DISH}ต้องใส่{RECIPES_INCLUDED_INGREDIENT}ด้วยหรือเปล่า"
          },
          passage: {
            en: "Only some versions of {RECIPES_DISH} are made with {RECIPES_INCLUDED_INGREDIENT}, not all of them.",
            de:
              "Nur in manchen Rezepten wird {RECIPES_DISH} mit {RECIPES_INCLUDED_INGREDIENT} gemacht, nicht in allen.",
            es: "Solo algunas recetas de {RECIPES_DISH} se hacen con {RECIPES_INCLUDED_INGREDIENT}, no todas.",
            fr: "Seules certaines recettes de {RECIPES_DISH} se font avec {RECIPES_INCLUDED_INGREDIENT}, pas toutes.",
            hi: "{RECIPES_DISH} की सिर्फ़ कुछ रेसिपी {RECIPES_INCLUDED_INGREDIENT} के साथ बनती हैं, सब नहीं।",
            th: "มีแค่บางสูตรของ{RECIPES_DISH}ที่ใส่{RECIPES_INCLUDED_INGREDIENT} ไม่ใช่ทุกสูตร"
          }
        },
        {
          query: {
            en: "I want to know whether this recipe for {RECIPES_DISH} is really {RECIPES_DIET}",
            de: "Ich will wissen, ob dieses Rezept für {RECIPES_DISH} wirklich {RECIPES_DIET} ist",
            es: "Quiero saber si esta receta de {RECIPES_DISH} es realmente {RECIPES_DIET}",
            fr: "Je veux savoir si cette recette de {RECIPES_DISH} est vraiment {RECIPES_DIET}",
            hi: "मुझे जानना है कि {RECIPES_DISH} की यह रेसिपी सच में {RECIPES_DIET} है या नहीं",
            th: "ฉันอยากรู้ว่า{RECIPES_DISH}สูตรนี้เป็นสูตร{RECIPES_DIET}จริงไหม"
          },
          passage: {
            en: "Not quite, but the recipe for {RECIPES_DISH} becomes {RECIPES_DIET} if you swap two ingredients.",
            de: "Nicht ganz, aber das Rezept für {RECIPES_DISH} wird {RECIPES_DIET}, wenn du zwei Zutaten austauschst.",
            es: "No del todo, pero la receta de {RECIPES_DISH} será {RECIPES_DIET} si cambias dos ingredientes.",
            fr: "Pas tout à fait, mais la recette de {RECIPES_DISH} sera {RECIPES_DIET} en changeant deux ingrédients.",
            hi: "पूरी तरह नहीं, पर दो चीज़ें बदलने से {RECIPES_DISH} की रेसिपी {RECIPES_DIET} हो जाएगी।",
            th: "ยังไม่เชิง แต่ถ้าเปลี่ยนส่วนผสมสองอย่าง {RECIPES_DISH}จะกลายเป็นสูตร{RECIPES_DIET}"
          }
        },
        {
          query: {
            en: "Can I freeze leftovers of {RECIPES_DISH}?",
            de: "Kann ich Reste von {RECIPES_DISH} einfrieren?",
            es: "¿Puedo congelar las sobras de {RECIPES_DISH}?",
            fr: "Est-ce que je peux congeler un reste de {RECIPES_DISH}?",
            hi: "अगर {RECIPES_DISH} बच जाए तो क्या उसे फ़्रीज़ कर सकते हैं?",
            th: "{RECIPES_DISH}ที่เหลือเอาไปแช่แข็งได้ไหม"
          },
          passage: {
            en: "Yes, a portion of {RECIPES_DISH} keeps in the freezer for about two months.",
            de: "Ja, eine Portion {RECIPES_DISH} hält sich im Gefrierfach etwa zwei Monate.",
            es: "Sí, una ración de {RECIPES_DISH} aguanta unos dos meses en el congelador.",
            fr: "Oui, une portion de {RECIPES_DISH} se conserve environ deux mois au congélateur.",
            hi: "हाँ, एक प्लेट {RECIPES_DISH} को फ़्रीज़र में करीब दो महीने तक रख सकते हैं।",
            th: "ได้ {RECIPES_DISH}หนึ่งที่เก็บในช่องแช่แข็งได้ราวสองเดือน"
          }
        }
      ]
    },
    /** A name of our own: in MTOP a question about time is GET_INFO_RECIPES. */
    GET_COOKING_TIME_RECIPES: {
      evaluation: [
        {
          en: "How long does it take to make {RECIPES_DISH}?",
          de: "Wie lange dauert es, {RECIPES_DISH} zu machen?",
          es: "¿Cuánto se tarda en hacer {RECIPES_DISH}?",
          fr: "Combien de temps prend une recette de {RECIPES_DISH}?",
          hi: "{RECIPES_DISH} बनाने में कितना समय लगता है?",
          th: "ทำ{RECIPES_DISH}ใช้เวลานานแค่ไหน"
        },
        {
          en: "Tell me the preparation time for {RECIPES_DISH}",
          de: "Nenn mir die Zubereitungszeit für {RECIPES_DISH}",
          es: "Dime el tiempo de preparación de la receta de {RECIPES_DISH}",
          fr: "Dis-moi le temps de préparation de la recette de {RECIPES_DISH}",
          hi: "मुझे {RECIPES_DISH} की तैयारी का समय बताओ",
          th: "บอกเวลาที่ใช้เตรียมและทำ{RECIPES_DISH}หน่อย"
        },
        {
          en: "Is {RECIPES_TIME_PREPARATION} enough to make {RECIPES_DISH}?",
          de: "Reichen {RECIPES_TIME_PREPARATION}, um {RECIPES_DISH} zu machen?",
          es: "¿Bastan {RECIPES_TIME_PREPARATION} para hacer {RECIPES_DISH}?",
          fr: "Est-ce que {RECIPES_TIME_PREPARATION} suffisent pour une recette de {RECIPES_DISH}?",
          hi: "क्या {RECIPES_DISH} बनाने के लिए {RECIPES_TIME_PREPARATION} काफ़ी हैं?",
          th: "{RECIPES_TIME_PREPARATION}พอไหมสำหรับทำ{RECIPES_DISH}"
        }
      ],
      training: [
        {
          query: {
            en: "How much time do I need for {RECIPES_DISH}?",
            de: "Wie viel Zeit brauche ich für {RECIPES_DISH}?",
            es: "¿Cuánto tiempo necesito para hacer {RECIPES_DISH}?",
            fr: "De combien de temps ai-je besoin pour une recette de {RECIPES_DISH}?",
            hi: "{RECIPES_DISH} के लिए मुझे कितना समय चाहिए?",
            th: "ฉันต้องใช้เวลาเท่าไหร่ในการทำ{RECIPES_DISH}"
          },
          passage: {
            en: "You should plan about one hour for {RECIPES_DISH}, including the preparation.",
            de: "Für {RECIPES_DISH} solltest du mit der Vorbereitung etwa eine Stunde einplanen.",
            es: "Para hacer {RECIPES_DISH} calcula más o menos una hora, incluida la preparación.",
            fr: "Pour une recette de {RECIPES_DISH}, compte environ une heure, préparation comprise.",
            hi: "{RECIPES_DISH} के लिए तैयारी समेत करीब एक घंटे का समय रखिए।",
            th: "การทำ{RECIPES_DISH}ใช้เวลาราวหนึ่งชั่วโมง รวมเวลาเตรียมของด้วย"
          }
        },
        {
          query: {
            en: "Can I get {RECIPES_DISH} done in {RECIPES_TIME_PREPARATION}?",
            de: "Schaffe ich {RECIPES_DISH} in {RECIPES_TIME_PREPARATION}?",
            es: "¿Puedo hacer {RECIPES_DISH} en {RECIPES_TIME_PREPARATION}?",
            fr: "Puis-je terminer une recette de {RECIPES_DISH} en {RECIPES_TIME_PREPARATION}?",
            hi: "क्या {RECIPES_TIME_PREPARATION} में {RECIPES_DISH} बनाना मुमकिन है?",
            th: "ทำ{RECIPES_DISH}ให้เสร็จใน{RECIPES_TIME_PREPARATION}ได้ไหม"
          },
          passage: {
            en: "Yes, with a little practice the recipe for {RECIPES_DISH} is done in {RECIPES_TIME_PREPARATION}.",
            de: "Ja, mit etwas Übung ist das Rezept für {RECIPES_DISH} in {RECIPES_TIME_PREPARATION} zu schaffen.",
            es: "Sí, con un poco de práctica la receta de {RECIPES_DISH} se hace en {RECIPES_TIME_PREPARATION}.",
            fr: "Oui, avec un peu d'habitude la recette de {RECIPES_DISH} se fait en {RECIPES_TIME_PREPARATION}.",
            hi: "हाँ, थोड़े अभ्यास से {RECIPES_DISH} की रेसिपी {RECIPES_TIME_PREPARATION} में पूरी हो सकती है।",
            th: "ได้ ถ้าฝึกสักหน่อยก็ทำ{RECIPES_DISH}เสร็จใน{RECIPES_TIME_PREPARATION}"
          }
        },
        {
          query: {
            en: "How far ahead should I start making {RECIPES_DISH} for {RECIPES_MEAL}?",
            de: "Wie lange vorher muss ich für {RECIPES_MEAL} mit {RECIPES_DISH} anfangen?",
            es: "¿Con cuánta antelación tengo que empezar a hacer {RECIPES_DISH} para {RECIPES_MEAL}?",
            fr: "Combien de temps à l'avance dois-je commencer une recette de {RECIPES_DISH} pour {RECIPES_MEAL}?",
            hi: "{RECIPES_MEAL} के लिए {RECIPES_DISH} बनाना कितनी देर पहले शुरू करूँ?",
            th: "ต้องเริ่มทำ{RECIPES_DISH}สำหรับ{RECIPES_MEAL}ล่วงหน้านานแค่ไหน"
          },
          passage: {
            en: "Start making {RECIPES_DISH} two hours ahead, then everything is ready for {RECIPES_MEAL}.",
            de: "Fang zwei Stunden vorher mit {RECIPES_DISH} an, dann ist alles für {RECIPES_MEAL} fertig.",
            es: "Empieza a hacer {RECIPES_DISH} dos horas antes y todo estará listo para {RECIPES_MEAL}.",
            fr: "Commence la recette de {RECIPES_DISH} deux heures avant, et tout sera prêt pour {RECIPES_MEAL}.",
            hi: "{RECIPES_DISH} बनाना दो घंटे पहले शुरू कीजिए, तब {RECIPES_MEAL} के लिए सब तैयार रहेगा।",
            th: "เริ่มทำ{RECIPES_DISH}ล่วงหน้าสองชั่วโมง ทุกอย่างก็จะพร้อมสำหรับ{RECIPES_MEAL}"
          }
        }
      ]
    }
  }
}
