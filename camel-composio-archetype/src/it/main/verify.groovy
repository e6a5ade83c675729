return evaluate(new File(module, 'src/it/generated.groovy'))
