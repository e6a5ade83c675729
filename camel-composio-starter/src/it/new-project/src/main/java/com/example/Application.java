package com.example;

import java.util.Map;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:onboard")
                        .to("composio:connectedAccounts/initiate")
                        .log("${header.CamelComposioConnectedAccountId} is ${header.CamelComposioConnectionStatus}");
            }
        };
    }

    @Bean
    ApplicationRunner onboard(ProducerTemplate camel) {
        return arguments -> camel.requestBody("direct:onboard",
                Map.of("user_id", "user_1", "toolkit", "sendgrid", "api_key", "SG.example-0001"));
    }
}
