import type { Domain } from "../Grammar.ts"

export const news: Domain = {
  name: "news",
  lexicons: {
    /** With the article: after en "about", de "über" (accusative), es "sobre", fr "sur"; hi oblique, never a subject. */
    NEWS_TOPIC: {
      en: [
        "the elections",
        "climate change",
        "the World Cup",
        "the storm",
        "the economy",
        "the strike",
        "the space mission",
        "the earthquake",
        "the stock market",
        "the floods",
        "the peace talks",
        "the new tax"
      ],
      de: [
        "die Wahlen",
        "den Klimawandel",
        "die Weltmeisterschaft",
        "den Sturm",
        "die Wirtschaft",
        "den Streik",
        "die Weltraummission",
        "das Erdbeben",
        "die Börse",
        "das Hochwasser",
        "die Friedensgespräche",
        "die neue Steuer"
      ],
      es: [
        "las elecciones",
        "el cambio climático",
        "el Mundial",
        "la tormenta",
        "la economía",
        "la huelga",
        "la misión espacial",
        "el terremoto",
        "la bolsa",
        "las inundaciones",
        "las conversaciones de paz",
        "el nuevo impuesto"
      ],
      fr: [
        "les élections",
        "le changement climatique",
        "la Coupe du monde",
        "la tempête",
        "l'économie",
        "la grève",
        "la mission spatiale",
        "le séisme",
        "la Bourse",
        "les inondations",
        "les négociations de paix",
        "la nouvelle taxe"
      ],
      hi: [
        "चुनाव",
        "जलवायु परिवर्तन",
        "विश्व कप",
        "तूफ़ान",
        "अर्थव्यवस्था",
        "हड़ताल",
        "अंतरिक्ष मिशन",
        "भूकंप",
        "शेयर बाज़ार",
        "बाढ़",
        "शांति वार्ता",
        "नए टैक्स"
      ],
      th: [
        "การเลือกตั้ง",
        "การเปลี่ยนแปลงสภาพภูมิอากาศ",
        "ฟุตบอลโลก",
        "พายุ",
        "เศรษฐกิจ",
        "การนัดหยุดงาน",
        "ภารกิจอวกาศ",
        "แผ่นดินไหว",
        "ตลาดหุ้น",
        "น้ำท่วม",
        "การเจรจาสันติภาพ",
        "ภาษีใหม่"
      ]
    },
    /** Names of sections without article: de after "Bereich" or "Rubrik", es "de", fr "rubrique", th "ข่าว"; hi before "की". */
    NEWS_CATEGORY: {
      en: [
        "sports",
        "politics",
        "business",
        "science",
        "culture",
        "technology",
        "health",
        "travel",
        "fashion",
        "education",
        "film",
        "gaming"
      ],
      de: [
        "Sport",
        "Politik",
        "Wirtschaft",
        "Wissenschaft",
        "Kultur",
        "Technik",
        "Gesundheit",
        "Reisen",
        "Mode",
        "Bildung",
        "Film",
        "Videospiele"
      ],
      es: [
        "deportes",
        "política",
        "negocios",
        "ciencia",
        "cultura",
        "tecnología",
        "salud",
        "viajes",
        "moda",
        "educación",
        "cine",
        "videojuegos"
      ],
      fr: [
        "sport",
        "politique",
        "économie",
        "sciences",
        "culture",
        "technologie",
        "santé",
        "voyage",
        "mode",
        "éducation",
        "cinéma",
        "jeux vidéo"
      ],
      hi: [
        "खेल",
        "राजनीति",
        "कारोबार",
        "विज्ञान",
        "संस्कृति",
        "टेक्नोलॉजी",
        "सेहत",
        "यात्रा",
        "फ़ैशन",
        "शिक्षा",
        "सिनेमा",
        "वीडियो गेम"
      ],
      th: [
        "กีฬา",
        "การเมือง",
        "ธุรกิจ",
        "วิทยาศาสตร์",
        "วัฒนธรรม",
        "เทคโนโลยี",
        "สุขภาพ",
        "ท่องเที่ยว",
        "แฟชั่น",
        "การศึกษา",
        "ภาพยนตร์",
        "วิดีโอเกม"
      ]
    },
    /** Invented papers and stations, singular and without article; fr "de" and "que" are never elided. */
    NEWS_SOURCE: {
      en: [
        "Radio Meridian",
        "Nova News",
        "Globe Today",
        "Delta TV",
        "City Post",
        "Lantern Daily",
        "Televista",
        "Mundo Net",
        "Polar Radio",
        "Sentinel Online"
      ],
      de: [
        "Radio Meridian",
        "Nova News",
        "Globe Today",
        "Delta TV",
        "City Post",
        "Lantern Daily",
        "Televista",
        "Mundo Net",
        "Polar Radio",
        "Sentinel Online"
      ],
      es: [
        "Radio Meridian",
        "Nova News",
        "Globe Today",
        "Delta TV",
        "City Post",
        "Lantern Daily",
        "Televista",
        "Mundo Net",
        "Polar Radio",
        "Sentinel Online"
      ],
      fr: [
        "Radio Meridian",
        "Nova News",
        "Globe Today",
        "Delta TV",
        "City Post",
        "Lantern Daily",
        "Televista",
        "Mundo Net",
        "Polar Radio",
        "Sentinel Online"
      ],
      hi: [
        "रेडियो मेरिडियन",
        "नोवा न्यूज़",
        "ग्लोब टुडे",
        "डेल्टा टीवी",
        "सिटी पोस्ट",
        "लैंटर्न डेली",
        "टेलीविस्टा",
        "मुंडो नेट",
        "पोलर रेडियो",
        "सेंटिनल ऑनलाइन"
      ],
      th: [
        "เรดิโอเมริเดียน",
        "โนวานิวส์",
        "โกลบทูเดย์",
        "เดลตาทีวี",
        "ซิตีโพสต์",
        "แลนเทิร์นเดลี",
        "เทเลวิสตา",
        "มุนโดเน็ต",
        "โพลาร์เรดิโอ",
        "เซนติเนลออนไลน์"
      ]
    },
    /** A time up to now, as an adverbial that stands as it is; hi also before "की". */
    "DATE_TIME.past": {
      en: [
        "today",
        "yesterday",
        "this morning",
        "last night",
        "this week",
        "last week",
        "last weekend",
        "this month",
        "last month",
        "the day before yesterday"
      ],
      de: [
        "heute",
        "gestern",
        "heute Morgen",
        "gestern Abend",
        "diese Woche",
        "letzte Woche",
        "letztes Wochenende",
        "diesen Monat",
        "letzten Monat",
        "vorgestern"
      ],
      es: [
        "hoy",
        "ayer",
        "esta mañana",
        "anoche",
        "esta semana",
        "la semana pasada",
        "el fin de semana pasado",
        "este mes",
        "el mes pasado",
        "anteayer"
      ],
      fr: [
        "aujourd'hui",
        "hier",
        "ce matin",
        "hier soir",
        "cette semaine",
        "la semaine dernière",
        "le week-end dernier",
        "ce mois-ci",
        "le mois dernier",
        "avant-hier"
      ],
      hi: ["आज", "कल", "आज सुबह", "कल रात", "इस हफ़्ते", "पिछले हफ़्ते", "पिछले वीकेंड", "इस महीने", "पिछले महीने", "परसों"],
      th: ["วันนี้", "เมื่อวาน", "เช้านี้", "เมื่อคืน", "สัปดาห์นี้", "สัปดาห์ที่แล้ว", "สุดสัปดาห์ที่แล้ว", "เดือนนี้", "เดือนที่แล้ว", "เมื่อวานซืน"]
    }
  },
  intents: {
    GET_STORIES_NEWS: {
      evaluation: [
        {
          en: "Show me the latest {NEWS_CATEGORY} news",
          de: "Zeig mir die neuesten Nachrichten aus dem Bereich {NEWS_CATEGORY}",
          es: "Muéstrame las últimas noticias de {NEWS_CATEGORY}",
          fr: "Montre-moi les dernières nouvelles de la rubrique {NEWS_CATEGORY}",
          hi: "मुझे {NEWS_CATEGORY} की ताज़ा ख़बरें दिखाओ",
          th: "ขอดูข่าว{NEWS_CATEGORY}ล่าสุด"
        },
        {
          en: "What is new in {NEWS_CATEGORY}?",
          de: "Was gibt es Neues im Bereich {NEWS_CATEGORY}?",
          es: "¿Qué hay de nuevo en {NEWS_CATEGORY}?",
          fr: "Quoi de neuf dans la rubrique {NEWS_CATEGORY}?",
          hi: "{NEWS_CATEGORY} की दुनिया में नया क्या है?",
          th: "มีอะไรใหม่ในวงการ{NEWS_CATEGORY}บ้าง"
        },
        {
          en: "Read me stories from {NEWS_SOURCE} about {NEWS_TOPIC}",
          de: "Lies mir Meldungen von {NEWS_SOURCE} über {NEWS_TOPIC} vor",
          es: "Léeme noticias de {NEWS_SOURCE} sobre {NEWS_TOPIC}",
          fr: "Lis-moi des articles de {NEWS_SOURCE} sur {NEWS_TOPIC}",
          hi: "मुझे {NEWS_SOURCE} से {NEWS_TOPIC} की ख़बरें पढ़कर सुनाओ",
          th: "อ่านข่าวเรื่อง{NEWS_TOPIC}จาก{NEWS_SOURCE}ให้ฟังหน่อย"
        }
      ],
      training: [
        {
          query: {
            en: "Are there any new reports about {NEWS_TOPIC}?",
            de: "Gibt es neue Berichte über {NEWS_TOPIC}?",
            es: "¿Hay alguna noticia nueva sobre {NEWS_TOPIC}?",
            fr: "Y a-t-il de nouveaux articles sur {NEWS_TOPIC}?",
            hi: "क्या {NEWS_TOPIC} के बारे में कोई नई ख़बर है?",
            th: "มีข่าวใหม่เกี่ยวกับ{NEWS_TOPIC}ไหม"
          },
          passage: {
            en: "Yes, I have found three new reports about {NEWS_TOPIC}.",
            de: "Ja, ich habe drei neue Berichte über {NEWS_TOPIC} gefunden.",
            es: "Sí, he encontrado tres noticias nuevas sobre {NEWS_TOPIC}.",
            fr: "Oui, j'ai trouvé trois nouveaux articles sur {NEWS_TOPIC}.",
            hi: "जी हाँ, {NEWS_TOPIC} के बारे में तीन नई ख़बरें मिली हैं।",
            th: "มี ฉันเจอข่าวใหม่เกี่ยวกับ{NEWS_TOPIC}สามข่าว"
          }
        },
        {
          query: {
            en: "Give me the {NEWS_CATEGORY} headlines from {NEWS_SOURCE}",
            de: "Gib mir die Schlagzeilen von {NEWS_SOURCE} aus dem Bereich {NEWS_CATEGORY}",
            es: "Dame los titulares de {NEWS_SOURCE} sobre {NEWS_CATEGORY}",
            fr: "Donne-moi les gros titres de {NEWS_SOURCE} pour la rubrique {NEWS_CATEGORY}",
            hi: "मुझे {NEWS_SOURCE} से {NEWS_CATEGORY} की सुर्ख़ियाँ बताओ",
            th: "ขอพาดหัวข่าว{NEWS_CATEGORY}จาก{NEWS_SOURCE}"
          },
          passage: {
            en: "Here are the most important {NEWS_CATEGORY} headlines from {NEWS_SOURCE}.",
            de: "Hier sind die wichtigsten Schlagzeilen von {NEWS_SOURCE} aus dem Bereich {NEWS_CATEGORY}.",
            es: "Estos son los titulares más importantes de {NEWS_SOURCE} sobre {NEWS_CATEGORY}.",
            fr: "Voici les gros titres les plus importants de {NEWS_SOURCE} pour la rubrique {NEWS_CATEGORY}.",
            hi: "ये रहीं {NEWS_SOURCE} से {NEWS_CATEGORY} की सबसे अहम सुर्ख़ियाँ।",
            th: "นี่คือพาดหัวข่าว{NEWS_CATEGORY}ที่สำคัญที่สุดจาก{NEWS_SOURCE}"
          }
        },
        {
          query: {
            en: "What {NEWS_CATEGORY} news was there {DATE_TIME.past}?",
            de: "Welche Nachrichten gab es {DATE_TIME.past} im Bereich {NEWS_CATEGORY}?",
            es: "¿Qué noticias de {NEWS_CATEGORY} hubo {DATE_TIME.past}?",
            fr: "Quelles nouvelles y a-t-il eu {DATE_TIME.past} dans la rubrique {NEWS_CATEGORY}?",
            hi: "{DATE_TIME.past} {NEWS_CATEGORY} की क्या-क्या ख़बरें थीं?",
            th: "{DATE_TIME.past}มีข่าว{NEWS_CATEGORY}อะไรบ้าง"
          },
          passage: {
            en: "There were several {NEWS_CATEGORY} stories {DATE_TIME.past}, here is the first one.",
            de: "Es gab {DATE_TIME.past} mehrere Meldungen im Bereich {NEWS_CATEGORY}, hier ist die erste.",
            es: "Hubo varias noticias de {NEWS_CATEGORY} {DATE_TIME.past}, aquí tienes la primera.",
            fr: "Il y a eu plusieurs articles {DATE_TIME.past} dans la rubrique {NEWS_CATEGORY}, voici le premier.",
            hi: "{DATE_TIME.past} {NEWS_CATEGORY} की कई ख़बरें थीं, यह रही पहली।",
            th: "{DATE_TIME.past}มีข่าว{NEWS_CATEGORY}หลายข่าว นี่คือข่าวแรก"
          }
        }
      ]
    },
    GET_DETAILS_NEWS: {
      evaluation: [
        {
          en: "Tell me more about {NEWS_TOPIC}",
          de: "Erzähl mir mehr über {NEWS_TOPIC}",
          es: "Cuéntame más sobre {NEWS_TOPIC}",
          fr: "Dis-m'en plus sur {NEWS_TOPIC}",
          hi: "मुझे {NEWS_TOPIC} के बारे में और बताओ",
          th: "เล่าเรื่อง{NEWS_TOPIC}เพิ่มเติมให้ฟังหน่อย"
        },
        {
          en: "Can you give me the details about {NEWS_TOPIC}?",
          de: "Kannst du mir Näheres über {NEWS_TOPIC} sagen?",
          es: "¿Puedes darme los detalles sobre {NEWS_TOPIC}?",
          fr: "Peux-tu me donner les détails sur {NEWS_TOPIC}?",
          hi: "क्या तुम मुझे {NEWS_TOPIC} की पूरी जानकारी दे सकते हो?",
          th: "ช่วยบอกรายละเอียดเกี่ยวกับ{NEWS_TOPIC}ได้ไหม"
        },
        {
          en: "I want more details on {NEWS_TOPIC} from {NEWS_SOURCE}",
          de: "Ich möchte von {NEWS_SOURCE} mehr Einzelheiten über {NEWS_TOPIC}",
          es: "Quiero más detalles de {NEWS_SOURCE} sobre {NEWS_TOPIC}",
          fr: "Je veux plus de détails de {NEWS_SOURCE} sur {NEWS_TOPIC}",
          hi: "मुझे {NEWS_SOURCE} से {NEWS_TOPIC} पर और जानकारी चाहिए",
          th: "ฉันต้องการรายละเอียดเรื่อง{NEWS_TOPIC}จาก{NEWS_SOURCE}เพิ่มเติม"
        }
      ],
      training: [
        {
          query: {
            en: "Read me the whole report from {NEWS_SOURCE} about {NEWS_TOPIC}",
            de: "Lies mir den ganzen Bericht von {NEWS_SOURCE} über {NEWS_TOPIC} vor",
            es: "Léeme el reportaje completo de {NEWS_SOURCE} sobre {NEWS_TOPIC}",
            fr: "Lis-moi tout le reportage de {NEWS_SOURCE} sur {NEWS_TOPIC}",
            hi: "मुझे {NEWS_TOPIC} पर {NEWS_SOURCE} की पूरी रिपोर्ट पढ़कर सुनाओ",
            th: "อ่านรายงานฉบับเต็มเรื่อง{NEWS_TOPIC}จาก{NEWS_SOURCE}ให้ฟังที"
          },
          passage: {
            en: "Here is the whole report from {NEWS_SOURCE} about {NEWS_TOPIC}, it takes five minutes.",
            de: "Hier kommt der ganze Bericht von {NEWS_SOURCE} über {NEWS_TOPIC}, er dauert fünf Minuten.",
            es: "Aquí va el reportaje completo de {NEWS_SOURCE} sobre {NEWS_TOPIC}, dura cinco minutos.",
            fr: "Voici tout le reportage de {NEWS_SOURCE} sur {NEWS_TOPIC}, il dure cinq minutes.",
            hi: "यह रही {NEWS_TOPIC} पर {NEWS_SOURCE} की पूरी रिपोर्ट, यह पाँच मिनट की है।",
            th: "นี่คือรายงานฉบับเต็มเรื่อง{NEWS_TOPIC}จาก{NEWS_SOURCE} ยาวห้านาที"
          }
        },
        {
          query: {
            en: "What else do you know about {NEWS_TOPIC}?",
            de: "Was weißt du noch über {NEWS_TOPIC}?",
            es: "¿Qué más sabes sobre {NEWS_TOPIC}?",
            fr: "Que sais-tu d'autre sur {NEWS_TOPIC}?",
            hi: "तुम {NEWS_TOPIC} के बारे में और क्या जानते हो?",
            th: "คุณรู้อะไรเกี่ยวกับ{NEWS_TOPIC}อีกบ้าง"
          },
          passage: {
            en: "There are two longer articles about {NEWS_TOPIC} that give more details.",
            de: "Es gibt zwei längere Artikel über {NEWS_TOPIC}, die mehr Einzelheiten enthalten.",
            es: "Hay dos artículos más largos sobre {NEWS_TOPIC} que dan más detalles.",
            fr: "Il y a deux articles plus longs sur {NEWS_TOPIC} qui donnent plus de détails.",
            hi: "{NEWS_TOPIC} के बारे में दो लंबे लेख हैं, जिनमें और जानकारी है।",
            th: "มีบทความยาวเกี่ยวกับ{NEWS_TOPIC}สองบทความที่ให้รายละเอียดมากกว่านี้"
          }
        },
        {
          query: {
            en: "Explain in more detail what happened {DATE_TIME.past}",
            de: "Erklär mir genauer, was {DATE_TIME.past} passiert ist",
            es: "Explícame con más detalle qué pasó {DATE_TIME.past}",
            fr: "Explique-moi plus en détail ce qui s'est passé {DATE_TIME.past}",
            hi: "मुझे विस्तार से समझाओ कि {DATE_TIME.past} क्या हुआ",
            th: "อธิบายให้ละเอียดกว่านี้หน่อยว่า{DATE_TIME.past}เกิดอะไรขึ้น"
          },
          passage: {
            en: "Here is a longer article that explains what happened {DATE_TIME.past}.",
            de: "Hier ist ein längerer Artikel, der erklärt, was {DATE_TIME.past} passiert ist.",
            es: "Aquí tienes un artículo más largo que explica qué pasó {DATE_TIME.past}.",
            fr: "Voici un article plus long qui explique ce qui s'est passé {DATE_TIME.past}.",
            hi: "यह एक लंबा लेख है, जिसमें बताया गया है कि {DATE_TIME.past} क्या हुआ।",
            th: "นี่คือบทความฉบับยาวที่อธิบายว่า{DATE_TIME.past}เกิดอะไรขึ้น"
          }
        }
      ]
    },
    QUESTION_NEWS: {
      evaluation: [
        {
          en: "What did {NEWS_SOURCE} report about {NEWS_TOPIC}?",
          de: "Was hat {NEWS_SOURCE} über {NEWS_TOPIC} berichtet?",
          es: "¿Qué publicó {NEWS_SOURCE} sobre {NEWS_TOPIC}?",
          fr: "Qu'est-ce que {NEWS_SOURCE} a dit sur {NEWS_TOPIC}?",
          hi: "{NEWS_SOURCE} ने {NEWS_TOPIC} के बारे में क्या बताया?",
          th: "{NEWS_SOURCE}รายงานเรื่อง{NEWS_TOPIC}ว่าอย่างไร"
        },
        {
          en: "Did {NEWS_SOURCE} say anything new about {NEWS_TOPIC}?",
          de: "Hat {NEWS_SOURCE} etwas Neues über {NEWS_TOPIC} gesagt?",
          es: "¿Dijo {NEWS_SOURCE} algo nuevo sobre {NEWS_TOPIC}?",
          fr: "Est-ce que {NEWS_SOURCE} a dit quelque chose de nouveau sur {NEWS_TOPIC}?",
          hi: "क्या {NEWS_SOURCE} ने {NEWS_TOPIC} के बारे में कुछ नया कहा?",
          th: "{NEWS_SOURCE}บอกอะไรใหม่เกี่ยวกับ{NEWS_TOPIC}บ้างไหม"
        },
        {
          en: "What was said about {NEWS_TOPIC} {DATE_TIME.past}?",
          de: "Was wurde {DATE_TIME.past} über {NEWS_TOPIC} gesagt?",
          es: "¿Qué se dijo {DATE_TIME.past} sobre {NEWS_TOPIC}?",
          fr: "Qu'est-ce qu'on a dit {DATE_TIME.past} sur {NEWS_TOPIC}?",
          hi: "{DATE_TIME.past} {NEWS_TOPIC} के बारे में क्या कहा गया?",
          th: "{DATE_TIME.past}มีการพูดถึง{NEWS_TOPIC}ว่าอย่างไร"
        }
      ],
      training: [
        {
          query: {
            en: "What was the most important news {DATE_TIME.past}?",
            de: "Was war {DATE_TIME.past} die wichtigste Nachricht?",
            es: "¿Cuál fue la noticia más importante {DATE_TIME.past}?",
            fr: "Quelle a été la nouvelle la plus importante {DATE_TIME.past}?",
            hi: "{DATE_TIME.past} सबसे बड़ी ख़बर क्या थी?",
            th: "{DATE_TIME.past}ข่าวใหญ่ที่สุดคือข่าวอะไร"
          },
          passage: {
            en: "The most important news {DATE_TIME.past} was the victory of the national team.",
            de: "Die wichtigste Nachricht war {DATE_TIME.past} der Sieg der Nationalmannschaft.",
            es: "La victoria de la selección nacional fue {DATE_TIME.past} la noticia más importante.",
            fr: "La nouvelle la plus importante a été {DATE_TIME.past} la victoire de l'équipe nationale.",
            hi: "{DATE_TIME.past} की सबसे बड़ी ख़बर राष्ट्रीय टीम की जीत थी।",
            th: "ข่าวใหญ่ที่สุด{DATE_TIME.past}คือชัยชนะของทีมชาติ"
          }
        },
        {
          query: {
            en: "Is it true what {NEWS_SOURCE} says about {NEWS_TOPIC}?",
            de: "Stimmt es, was {NEWS_SOURCE} über {NEWS_TOPIC} sagt?",
            es: "¿Es verdad lo que dice {NEWS_SOURCE} sobre {NEWS_TOPIC}?",
            fr: "Est-ce vrai, ce que dit {NEWS_SOURCE} sur {NEWS_TOPIC}?",
            hi: "{NEWS_SOURCE} ने {NEWS_TOPIC} के बारे में जो कहा, क्या वह सच है?",
            th: "ที่{NEWS_SOURCE}พูดเรื่อง{NEWS_TOPIC}เป็นความจริงไหม"
          },
          passage: {
            en: "Yes, several other sources confirm what {NEWS_SOURCE} says about {NEWS_TOPIC}.",
            de: "Ja, mehrere andere Quellen bestätigen, was {NEWS_SOURCE} über {NEWS_TOPIC} sagt.",
            es: "Sí, varias fuentes más confirman lo que dice {NEWS_SOURCE} sobre {NEWS_TOPIC}.",
            fr: "Oui, plusieurs autres sources confirment ce que dit {NEWS_SOURCE} sur {NEWS_TOPIC}.",
            hi: "जी हाँ, {NEWS_SOURCE} ने {NEWS_TOPIC} पर जो कहा, दूसरे मीडिया भी वही बताते हैं।",
            th: "จริง แหล่งข่าวอื่นหลายแห่งก็ยืนยันสิ่งที่{NEWS_SOURCE}พูดเรื่อง{NEWS_TOPIC}"
          }
        },
        {
          query: {
            en: "Why are there so many articles about {NEWS_TOPIC}?",
            de: "Warum gibt es so viele Artikel über {NEWS_TOPIC}?",
            es: "¿Por qué hay tantos artículos sobre {NEWS_TOPIC}?",
            fr: "Pourquoi y a-t-il autant d'articles sur {NEWS_TOPIC}?",
            hi: "{NEWS_TOPIC} के बारे में इतने सारे लेख क्यों हैं?",
            th: "ทำไมถึงมีบทความเกี่ยวกับ{NEWS_TOPIC}เยอะขนาดนี้"
          },
          passage: {
            en: "There are many articles about {NEWS_TOPIC} because the topic affects the whole country.",
            de: "Es gibt viele Artikel über {NEWS_TOPIC}, weil das Thema das ganze Land betrifft.",
            es: "Hay muchos artículos sobre {NEWS_TOPIC} porque el tema afecta a todo el país.",
            fr: "Il y a beaucoup d'articles sur {NEWS_TOPIC}, car le sujet touche tout le pays.",
            hi: "{NEWS_TOPIC} के बारे में बहुत लेख हैं, क्योंकि इसका असर पूरे देश पर है।",
            th: "มีบทความเกี่ยวกับ{NEWS_TOPIC}เยอะเพราะเรื่องนี้กระทบทั้งประเทศ"
          }
        }
      ]
    },
    SUBSCRIBE_NEWS: {
      evaluation: [
        {
          en: "Subscribe me to {NEWS_SOURCE}",
          de: "Abonniere {NEWS_SOURCE} für mich",
          es: "Suscríbeme a {NEWS_SOURCE}",
          fr: "Abonne-moi à {NEWS_SOURCE}",
          hi: "मेरे लिए {NEWS_SOURCE} को सब्सक्राइब करो",
          th: "สมัครรับข่าวจาก{NEWS_SOURCE}ให้ฉัน"
        },
        {
          en: "Sign me up for {NEWS_CATEGORY} news from {NEWS_SOURCE}",
          de: "Melde mich bei {NEWS_SOURCE} für Nachrichten aus dem Bereich {NEWS_CATEGORY} an",
          es: "Apúntame a las noticias de {NEWS_CATEGORY} que publica {NEWS_SOURCE}",
          fr: "Inscris-moi à la rubrique {NEWS_CATEGORY} de {NEWS_SOURCE}",
          hi: "{NEWS_SOURCE} से {NEWS_CATEGORY} की ख़बरों के लिए मेरा साइन अप करो",
          th: "ลงทะเบียนรับข่าว{NEWS_CATEGORY}จาก{NEWS_SOURCE}ให้ฉันที"
        },
        {
          en: "Can you notify me when {NEWS_SOURCE} has new {NEWS_CATEGORY} stories?",
          de: "Kannst du mir Bescheid sagen, wenn {NEWS_SOURCE} neue Meldungen im Bereich {NEWS_CATEGORY} hat?",
          es: "¿Puedes avisarme cuando {NEWS_SOURCE} tenga noticias nuevas de {NEWS_CATEGORY}?",
          fr: "Peux-tu me prévenir quand {NEWS_SOURCE} publie de nouveaux articles dans la rubrique {NEWS_CATEGORY}?",
          hi: "क्या तुम मुझे बता सकते हो जब {NEWS_SOURCE} पर {NEWS_CATEGORY} की नई ख़बरें आएँ?",
          th: "ช่วยแจ้งเตือนเมื่อ{NEWS_SOURCE}มีข่าว{NEWS_CATEGORY}ใหม่ได้ไหม"
        }
      ],
      training: [
        {
          query: {
            en: "I would like to get the newsletter of {NEWS_SOURCE}",
            de: "Ich hätte gern den Newsletter von {NEWS_SOURCE}",
            es: "Me gustaría recibir el boletín de {NEWS_SOURCE}",
            fr: "J'aimerais recevoir la newsletter de {NEWS_SOURCE}",
            hi: "मुझे {NEWS_SOURCE} का न्यूज़लेटर चाहिए",
            th: "ฉันอยากได้จดหมายข่าวของ{NEWS_SOURCE}"
          },
          passage: {
            en: "You are now subscribed to {NEWS_SOURCE} and will get the newsletter every morning.",
            de: "Du hast {NEWS_SOURCE} jetzt abonniert und bekommst den Newsletter jeden Morgen.",
            es: "Tu suscripción a {NEWS_SOURCE} ya está activa y recibirás el boletín cada mañana.",
            fr: "Ton abonnement à {NEWS_SOURCE} est actif et tu recevras la newsletter chaque matin.",
            hi: "{NEWS_SOURCE} का न्यूज़लेटर सब्सक्राइब हो गया है, यह आपको हर सुबह मिलेगा।",
            th: "สมัครรับจดหมายข่าวของ{NEWS_SOURCE}แล้ว คุณจะได้รับทุกเช้า"
          }
        },
        {
          query: {
            en: "Keep me informed about {NEWS_TOPIC}",
            de: "Halte mich über {NEWS_TOPIC} auf dem Laufenden",
            es: "Mantenme al día sobre {NEWS_TOPIC}",
            fr: "Informe-moi régulièrement sur {NEWS_TOPIC}",
            hi: "मुझे {NEWS_TOPIC} के बारे में ख़बर देते रहो",
            th: "คอยอัปเดตเรื่อง{NEWS_TOPIC}ให้ฉันด้วย"
          },
          passage: {
            en: "All right, from now on I will send you every new story about {NEWS_TOPIC}.",
            de: "In Ordnung, ich schicke dir ab jetzt jede neue Meldung über {NEWS_TOPIC}.",
            es: "Muy bien, desde ahora te enviaré cada noticia nueva sobre {NEWS_TOPIC}.",
            fr: "Très bien, je t'enverrai désormais chaque nouvel article sur {NEWS_TOPIC}.",
            hi: "ठीक है, अब से {NEWS_TOPIC} के बारे में हर नई ख़बर आपको भेजी जाएगी।",
            th: "ได้เลย ต่อจากนี้จะส่งข่าวใหม่เรื่อง{NEWS_TOPIC}ให้คุณทุกข่าว"
          }
        },
        {
          query: {
            en: "Send me the {NEWS_CATEGORY} section of {NEWS_SOURCE} every day",
            de: "Schick mir jeden Tag die Rubrik {NEWS_CATEGORY} von {NEWS_SOURCE}",
            es: "Envíame todos los días la sección de {NEWS_CATEGORY} de {NEWS_SOURCE}",
            fr: "Envoie-moi chaque jour la rubrique {NEWS_CATEGORY} de {NEWS_SOURCE}",
            hi: "मुझे हर दिन {NEWS_SOURCE} से {NEWS_CATEGORY} की ख़बरें भेजो",
            th: "ส่งข่าว{NEWS_CATEGORY}ของ{NEWS_SOURCE}ให้ฉันทุกวัน"
          },
          passage: {
            en: "From tomorrow you will receive the {NEWS_CATEGORY} section of {NEWS_SOURCE} every day.",
            de: "Ab morgen bekommst du jeden Tag die Rubrik {NEWS_CATEGORY} von {NEWS_SOURCE}.",
            es: "A partir de mañana recibirás cada día la sección de {NEWS_CATEGORY} de {NEWS_SOURCE}.",
            fr: "À partir de demain, tu recevras chaque jour la rubrique {NEWS_CATEGORY} de {NEWS_SOURCE}.",
            hi: "कल से आपको हर दिन {NEWS_SOURCE} से {NEWS_CATEGORY} की ख़बरें मिलेंगी।",
            th: "ตั้งแต่พรุ่งนี้คุณจะได้รับข่าว{NEWS_CATEGORY}ของ{NEWS_SOURCE}ทุกวัน"
          }
        }
      ]
    }
  }
}
